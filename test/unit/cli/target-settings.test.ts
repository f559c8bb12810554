import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTarget } from '../../../cli/target/target';
import { fakeTerminal } from '../../support/fake-terminal';

const directory = mkdtempSync(join(tmpdir(), 'whatz-target-'));
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['{\n"context": {', 'en', 'cdk.json: line 2: is not JSON: it ends too early'],
  ['{\n"context": {', 'es', 'cdk.json: línea 2: no es JSON: termina antes de tiempo'],
  ['{"context":{"whatz":{"stage":7}}}', 'en', 'stage: must be text'],
  ['{"context":{"whatz":[]}}', 'es', 'cdk.json, "whatz": debe ser un objeto'],
] as const)('no stack is guessed at from a cdk.json with a mistake: %s, %s', async (cdkJson, language, message) => {
  writeFileSync(join(directory, 'cdk.json'), cdkJson);
  await expect(openTarget({}, fakeTerminal({ directory, language }))).rejects.toMatchObject({
    code: 'failed',
    message,
  });
});

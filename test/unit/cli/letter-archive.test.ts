import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withArchive } from '../../../cli/dlq/with-archive';
import type { DeadLetter } from '../../../cli/target/dead-letters';
import { textsIn } from '../../../cli/texts/texts';
import { readBody } from '../../../local/http-server';
import { sampleExamination } from '../../support/examination';

const LETTER: DeadLetter = {
  id: 'id',
  messageId: 'e12f54ff',
  receiptHandle: 'handle',
  reason: 'no-event',
  status: undefined,
  attempts: '1',
  lastFailure: undefined,
  copies: undefined,
  sinceMs: 0,
  body: 'what a customer wrote',
  item: null,
};
const folder = mkdtempSync(join(tmpdir(), 'whatz-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const archiving = (name: string, endpoint = '') => {
  const { target } = sampleExamination({ endpoint });
  return withArchive(name, { target, texts: textsIn('en').dlq }, (add) => add(LETTER));
};

describe('a file', () => {
  test('has each letter once, and a mode of its own from then on', async () => {
    const path = join(folder, 'letters.jsonl');
    writeFileSync(path, 'something else\n');
    chmodSync(path, 0o644);
    expect([await archiving(path), await archiving(path)]).toEqual([true, false]);
    const [other, line = '', end] = readFileSync(path, 'utf8').split('\n');
    expect([other, end]).toEqual(['something else', '']);
    expect(JSON.parse(line)).toMatchObject({ messageId: 'e12f54ff', body: 'what a customer wrote' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is never what a symbolic link leads to', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, '');
    symlinkSync(elsewhere, join(folder, 'link'));
    await expect(archiving(join(folder, 'link'))).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringMatching(/link cannot be written \(.*ELOOP/),
    });
    expect(readFileSync(elsewhere, 'utf8')).toBe('');
  });
});

describe('a bucket', () => {
  const objects = new Map<string, string>();
  const server: Server = createServer(async (request, response) => {
    const key = new URL(request.url ?? '', 'http://s3').pathname;
    const body = String(await readBody(request, 1_000_000));
    const isThere = objects.has(key) && request.headers['if-none-match'] === '*';
    if (!isThere) objects.set(key, body);
    const error = '<Error><Code>PreconditionFailed</Code><Message>it is there</Message></Error>';
    response.writeHead(isThere ? 412 : 200, { 'Content-Type': 'application/xml' }).end(isThere ? error : '');
  });
  let endpoint = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test('has an object for each letter, which is written once', async () => {
    expect(await archiving('s3://letters/of/shop', endpoint)).toBe(true);
    expect(await archiving('s3://letters/of/shop', endpoint)).toBe(false);
    const [[key, body = ''] = []] = objects;
    expect(objects.size).toBe(1);
    expect(key).toMatch(/\/of\/shop\/e12f54ff\.json$/);
    expect(body).toContain('what a customer wrote');
  });
});

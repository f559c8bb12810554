import type { Template } from 'aws-cdk-lib/assertions';
import { readSettings } from '../../lib/settings/settings';
import { MAX_RUNBOOK_URL_LENGTH } from '../../lib/settings/urls';
import { withoutHash } from '../support/cloudwatch/template-alarms';
import { synthesise } from '../support/synthesise';
import { problemsOf } from '../support/worded-problems';

const OPEN = { businessHours: 'mon-fri 09:00-18:00' };
const MOST_CHARACTERS = 1_024;

/** The description of each alarm, by its name. */
function descriptionsOf(of: Template): ReadonlyMap<string, string> {
  const all = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
    Object.entries(of.findResources(type)),
  );
  return new Map(
    all.map(([id, { Properties }]) => [withoutHash(id).replace(/^Monitoring/, ''), Properties.AlarmDescription]),
  );
}

describe('descriptions of alarms', () => {
  test('each says where the runbooks tell more: in which file, or under which address if that is set', () => {
    const ends = (settings: Record<string, unknown>) =>
      [...descriptionsOf(synthesise({ ...OPEN, ...settings }))].map(([name, description]) => [
        name,
        description.split('\n\n').map((text) => text.slice(text.lastIndexOf('. ') + 2)),
      ]);
    const names = [...descriptionsOf(synthesise(OPEN)).keys()];
    expect(names).toEqual(expect.arrayContaining(['QueueDeadLetters', 'CustomersNotAnswered', 'SilenceWebhooks']));
    expect(ends({})).toEqual(
      names.map((name) => [
        name,
        [`Más en docs/es/alarms.md, sección ${name}.`, `More in docs/en/alarms.md, section ${name}.`],
      ]),
    );
    const docs = 'https://git.example.com/you/whatz/docs';
    expect(ends({ runbookUrl: `${docs}/` })).toEqual(
      names.map((name) => [
        name,
        [`Más: ${docs}/es/alarms.md#${name.toLowerCase()}`, `More: ${docs}/en/alarms.md#${name.toLowerCase()}`],
      ]),
    );
  });

  test('with the longest address each is as short as CloudWatch wants it', () => {
    const runbookUrl = 'https://example.com/'.padEnd(MAX_RUNBOOK_URL_LENGTH, 'x');
    for (const [, description] of descriptionsOf(synthesise({ ...OPEN, runbookUrl }))) {
      expect(description).toContain(runbookUrl);
      expect(description.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    }
  });
});

describe('runbook URL', () => {
  test.each([
    ['https://github.com/you/whatz/blob/main/docs', 'https://github.com/you/whatz/blob/main/docs'],
    ['https://git.example.com/docs//', 'https://git.example.com/docs'],
  ])('%s is taken as %s', (runbookUrl, expected) => {
    expect(readSettings({ runbookUrl })).toMatchObject({ ok: true, settings: { runbookUrl: expected } });
  });

  test.each([
    ['docs', 'must be a URL'],
    ['http://git.example.com/docs', 'must start with https://'],
    ['https://me:token@git.example.com/docs', 'must have no credentials, query or fragment'],
    ['https://git.example.com/docs?ref=main', 'must have no credentials, query or fragment'],
    ['https://git.example.com/docs#top', 'must have no credentials, query or fragment'],
    [`https://git.example.com/${'x'.repeat(80)}`, 'must have at most 100 characters'],
  ])('%s is refused', (runbookUrl, message) => {
    expect(problemsOf({ runbookUrl })).toEqual([`runbookUrl: ${message}`]);
  });
});

import { readFileSync } from 'node:fs';
import { synthesise } from '../support/synthesise';

const everything = synthesise({ waf: true, businessHours: 'mon-fri 09:00-18:00' });
const alarmIds = [
  ...Object.keys(everything.findResources('AWS::CloudWatch::Alarm')),
  ...Object.keys(everything.findResources('AWS::CloudWatch::CompositeAlarm')),
];
/** As the e-mail has it: `MonitoringQueueDeadLetters` and eight hex digits. */
const alarmNames = alarmIds.map((id) => id.replace(/^Monitoring/, '').replace(/[0-9A-F]{8}$/, ''));

/** Without what was printed: that is of another moment in each language. */
function proseOf(document: string): string {
  const text = readFileSync(new URL(`../../docs/${document}`, import.meta.url), 'utf8');
  return text.replace(/^```text$[\s\S]*?^```$/gm, '');
}

function found(pattern: RegExp, document: string): readonly string[] {
  return [...proseOf(document).matchAll(pattern)].map(([whole, group]) => (group ?? whole).trim()).sort();
}

describe('runbooks', () => {
  test.each(['en/operations.md', 'es/operations.md'])(
    '%s has a section for every alarm, and for nothing else',
    (document) => {
      expect(alarmNames.length).toBeGreaterThan(20);
      expect(found(/^### (\w+)$/gm, document)).toEqual([...alarmNames].sort());
    },
  );

  test('both languages have the same commands', () => {
    const commands = /npm run [\w:]+[ \w:-]*/g;
    expect(found(commands, 'en/operations.md').length).toBeGreaterThan(30);
    expect(found(commands, 'es/operations.md')).toEqual(found(commands, 'en/operations.md'));
  });
});

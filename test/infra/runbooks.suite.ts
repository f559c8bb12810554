import { readFileSync } from 'node:fs';
import { projectFile } from '../../lib/settings/project-file';
import { synthesise } from '../support/synthesise';

const everything = synthesise({ waf: true, businessHours: 'mon-fri 09:00-18:00' });
const alarmIds = [
  ...Object.keys(everything.findResources('AWS::CloudWatch::Alarm')),
  ...Object.keys(everything.findResources('AWS::CloudWatch::CompositeAlarm')),
];
/** As the e-mail has it: `MonitoringQueueDeadLetters` and eight hex digits. */
const alarmNames = alarmIds.map((id) => id.replace(/^Monitoring/, '').replace(/[0-9A-F]{8}$/, ''));

test.each(['docs/en/alarms.md', 'docs/es/alarms.md'])(
  '%s has a section and a row for every alarm, and for nothing else',
  (path) => {
    const document = readFileSync(projectFile(path), 'utf8');
    const found = (pattern: RegExp) => [...document.matchAll(pattern)].map(([, name]) => name).sort();
    expect(alarmNames.length).toBeGreaterThan(20);
    expect(found(/^### (\w+)$/gm)).toEqual([...alarmNames].sort());
    expect(found(/^\| (?:● )?(?:\*\*)?`(\w+)`/gm)).toEqual([...alarmNames].sort());
  },
);

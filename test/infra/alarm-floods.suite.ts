import { MINUTE_MS } from '../support/cloudwatch/metric-data';
import { DELAYS } from '../support/cloudwatch/publishing-delays';
import { anyOfAlarms, metricAlarms } from '../support/cloudwatch/template-alarms';
import { alarmNames, minutesByAlarm, template } from './evaluated-alarms';
import { aroundIncident, COURSES, INCIDENTS, incidentDay } from './incidents';

const MOST_EMAILS = 3;
const tellingEnd = new Set(
  [...metricAlarms(template), ...anyOfAlarms(template)].filter(({ tellsEnd }) => tellsEnd).map(({ name }) => name),
);

/** E-mails of an alarm that was on in these minutes: when it goes off and, if it tells so, when it is over. */
function emailsOf(name: string, on: readonly number[], endMs: number): number {
  const minutes = [...on].sort((one, other) => one - other);
  const starts = minutes.filter((atMs, index) => atMs - (minutes[index - 1] ?? 0) > MINUTE_MS).length;
  const ends = starts - Number(minutes.at(-1) === endMs);
  return starts + (tellingEnd.has(name) ? ends : 0);
}

describe('e-mails of an incident of hours', () => {
  test('are counted for each alarm', () => {
    expect([...INCIDENTS.map(({ alarm }) => alarm), 'CustomersNotAnswered'].sort()).toEqual([...alarmNames].sort());
  });

  const cases = INCIDENTS.flatMap(({ hours = 2, ...incident }) =>
    Object.entries(COURSES).map(([course, isBad]) => {
      return { ...incident, hours: course === 'steady' ? hours : 2, course, isBad };
    }),
  );
  test.each(cases)(
    'are three at most of every alarm: $alarm, $course',
    async ({ course, isBad, alarm, ...incident }) => {
      const range = aroundIncident(incident);
      const data = await incidentDay(incident, isBad);
      for (const delays of Object.values(DELAYS)) {
        const emails = [...minutesByAlarm(data, range, { delays })].map(
          ([name, on]) => [name, emailsOf(name, on, range.toMs)] as const,
        );
        expect(emails.filter(([, count]) => count > MOST_EMAILS)).toEqual([]);
        if (course === 'steady') expect(new Map(emails).get(alarm)).toBeGreaterThan(0);
      }
    },
  );
});

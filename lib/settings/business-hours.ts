import * as v from 'valibot';
import { because } from './problem';

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WINDOW = /^(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))? (\d\d):(\d\d)-(\d\d):(\d\d)$/;
const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

/** Part of a week in minutes since Monday 00:00; `end` is not part of it. */
export interface WeekWindow {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** Hours of a week, in local time, as one window for each day. */
export const businessHoursSchema = v.pipe(
  v.string(because('businessHours')),
  v.rawTransform(({ dataset, addIssue, NEVER }): readonly WeekWindow[] => {
    const parts = dataset.value.split(',').map((part) => windowsOf(part.trim()));
    if (!parts.includes(null)) return parts.flatMap((windows) => windows ?? []);
    addIssue({ message: because('businessHours') });
    return NEVER;
  }),
);

/** Name of a time zone that this machine knows. */
export const timeZoneSchema = v.pipe(v.string(because('text')), v.check(isTimeZone, because('timeZone')));

/**
 * The windows in UTC, which is all that CloudWatch's `HOUR()` and `DAY()` know. It knows no daylight saving time either:
 * where there is one, only what is open both in winter and in summer is kept, which shortens each window by an hour.
 *
 * @param year whose winter and summer are looked at
 */
export function openInUtc(hours: readonly WeekWindow[], timeZone: string, year: number): readonly WeekWindow[] {
  const offsets = [0, 6].map((month) => utcOffsetMinutes(timeZone, Date.UTC(year, month, 1)));
  return hours
    .map(({ startMinute, endMinute }) => ({
      startMinute: startMinute - Math.min(...offsets),
      endMinute: endMinute - Math.max(...offsets),
    }))
    .filter(({ startMinute, endMinute }) => startMinute < endMinute)
    .flatMap(withinOneWeek);
}

/** The longest window in minutes; 0 without windows. */
export function longestWindowMinutes(windows: readonly WeekWindow[]): number {
  return Math.max(0, ...windows.map(({ startMinute, endMinute }) => endMinute - startMinute));
}

function windowsOf(text: string): readonly WeekWindow[] | null {
  const [, first, last = first, ...digits] = WINDOW.exec(text.toLowerCase()) ?? [];
  const [startHour = 0, startMinute = 0, endHour = 0, endMinute = 0] = digits.map(Number);
  const [firstDay, lastDay] = [first, last].map((day) => DAY_NAMES.indexOf(day ?? ''));
  if (firstDay === undefined || lastDay === undefined || firstDay < 0 || lastDay < firstDay) return null;
  const [start, end] = [startHour * 60 + startMinute, endHour * 60 + endMinute];
  if (startMinute > 59 || endMinute > 59 || start >= end || end > MINUTES_PER_DAY) return null;
  return Array.from({ length: lastDay - firstDay + 1 }, (_, index) => ({
    startMinute: (firstDay + index) * MINUTES_PER_DAY + start,
    endMinute: (firstDay + index) * MINUTES_PER_DAY + end,
  }));
}

/** What passes the end of the week goes on at its beginning. */
function withinOneWeek({ startMinute, endMinute }: WeekWindow): readonly WeekWindow[] {
  const start = (startMinute + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
  const end = start + endMinute - startMinute;
  if (end <= MINUTES_PER_WEEK) return [{ startMinute: start, endMinute: end }];
  return [
    { startMinute: start, endMinute: MINUTES_PER_WEEK },
    { startMinute: 0, endMinute: end - MINUTES_PER_WEEK },
  ];
}

function utcOffsetMinutes(timeZone: string, atMs: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import * as v from 'valibot';
import {
  businessHoursSchema,
  openInUtc,
  timeZoneSchema,
  type WeekWindow,
} from '../../../../lib/settings/business-hours';
import { settingsProblems } from '../../../support/worded-problems';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Windows as day (0 is Monday) and hours. */
function shown(windows: readonly WeekWindow[]): readonly string[] {
  return windows.map(({ startMinute, endMinute }) => {
    const day = Math.floor(startMinute / DAY);
    return `${day} ${(startMinute - day * DAY) / HOUR}-${(endMinute - day * DAY) / HOUR}`;
  });
}

function openIn(text: string, timeZone: string): readonly string[] {
  return shown(openInUtc(v.parse(businessHoursSchema, text), timeZone, 2026));
}

test('days and hours become one window for each day', () => {
  expect(shown(v.parse(businessHoursSchema, 'mon-fri 09:00-18:30, Sat 10:00-14:00,sun 00:00-24:00'))).toEqual([
    '0 9-18.5',
    '1 9-18.5',
    '2 9-18.5',
    '3 9-18.5',
    '4 9-18.5',
    '5 10-14',
    '6 0-24',
  ]);
});

test.each([
  'always',
  'mon 9-18',
  'fri-mon 09:00-18:00',
  'mon 18:00-09:00',
  'mon 09:00-25:00',
  'mon 09:60-18:00',
  'lun 09:00-18:00',
  '',
])('%j is refused', (text) => {
  expect(v.safeParse(businessHoursSchema, text).success).toBe(false);
});

test('Mexico City is six hours behind UTC in winter and, since 2022, in summer', () => {
  expect(openIn('mon 09:00-18:00', 'America/Mexico_City')).toEqual(['0 15-24']);
});

test('what passes midnight or the end of the week in UTC goes on on the next day, or on Monday', () => {
  expect(openIn('mon 15:00-22:00, sun 12:00-24:00', 'America/Mexico_City')).toEqual(['0 21-28', '6 18-24', '0 0-6']);
});

test('what begins before the week in UTC begins at its end', () => {
  expect(openIn('mon 01:00-09:00', 'Asia/Tokyo')).toEqual(['6 16-24']);
});

test('where there is daylight saving time, only what is open in winter and in summer counts', () => {
  // Madrid is one hour ahead of UTC in winter, two in summer: 9 o'clock is 8 or 7, and 18 o'clock 17 or 16.
  expect(openIn('mon 09:00-18:00', 'Europe/Madrid')).toEqual(['0 8-16']);
  expect(openIn('mon 09:00-10:00', 'Europe/Madrid')).toEqual([]);
});

test('a time zone must exist', () => {
  expect(v.safeParse(timeZoneSchema, 'America/Tijuana').success).toBe(true);
  expect(v.safeParse(timeZoneSchema, 'America/Guadalajara').success).toBe(false);
});

test('a silence that no window is long enough for is refused', () => {
  const codesOf = (settings: object) => settingsProblems({ ...settings }).map(({ code }) => code);
  expect(codesOf({ businessHours: 'sat 10:00-14:00', alarmSilenceMinutes: 180 })).toEqual([]);
  expect(codesOf({ businessHours: 'sat 10:00-14:00', alarmSilenceMinutes: 185 })).toEqual(['neverGoesOff']);
  expect(codesOf({ alarmSilenceMinutes: 7 })).toEqual(['multipleOf']);
});

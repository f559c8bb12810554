import { checkArrivals } from '../../../cli/doctor/check-arrivals';
import { textsIn } from '../../../cli/texts/texts';
import { sampleExamination } from '../../support/examination';
import { fakeTerminal } from '../../support/fake-terminal';

const NOW_MS = Date.UTC(2026, 10, 27, 12);
const HOUR_MS = 3_600_000;

type Line = readonly [hoursAgo: number, fields: Readonly<Record<string, unknown>>];

const taken = (hoursAgo: number, verifiedBy = 'current'): Line => [
  hoursAgo,
  { message: 'webhook accepted', verifiedBy },
];
const doctors = (hoursAgo: number): Line => [hoursAgo, { message: 'webhook accepted' }];
const unsigned = (hoursAgo: number, reason = 'unsigned-authorized'): Line => [
  hoursAgo,
  { message: 'webhook rejected', reason },
];

function examine(lines: readonly Line[], language: 'en' | 'es' = 'en') {
  const all = lines.map(([hoursAgo, fields], id) => ({ id: String(id), atMs: NOW_MS - hoursAgo * HOUR_MS, fields }));
  return checkArrivals.examine(
    sampleExamination({
      readLogs: async (sinceMs) => all.filter(({ atMs }) => atMs >= sinceMs),
      terminal: { ...fakeTerminal(), nowMs: () => NOW_MS },
      texts: textsIn(language).doctor,
    }),
  );
}

test('the last genuine webhook is told with its time and secret, the doctor’s own aside', async () => {
  const { state, detail } = await examine([taken(5), taken(3), doctors(0.1), unsigned(4)]);
  expect({ state, detail }).toEqual({ state: 'ok', detail: expect.stringMatching(/2026-11-27 09:00.*current secret/) });
});

test('the secret of before is worth a look', async () => {
  expect(await examine([taken(30, 'previous')])).toMatchObject({
    state: 'unsure',
    detail: expect.stringContaining('2026-11-26 06:00'),
    mend: expect.stringContaining('./whatz secrets show'),
  });
});

test.each(['en', 'es'] as const)('a panel that lacks the secret is named, in %s', async (language) => {
  expect(await examine([taken(100), unsigned(0.5), unsigned(0.2)], language)).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining('2'),
    mend: expect.stringContaining('./whatz secrets show'),
  });
});

test('requests without either are strangers, and none at all in a week is told', async () => {
  expect(await examine([unsigned(1, 'signature-missing'), taken(24 * 8)])).toMatchObject({ state: 'skipped' });
});

import { METRICS_OF } from '../../../lambdas/shared/telemetry/metric-names';
import { createEmfSums } from '../../../local/emf-sums';

const document = (values: Record<string, unknown>, names = Object.keys(values)) => ({
  _aws: {
    Timestamp: 0,
    CloudWatchMetrics: [
      { Namespace: 'n', Dimensions: [['service']], Metrics: names.map((Name) => ({ Name, Unit: 'Count' })) },
    ],
  },
  service: 'ingest',
  ...values,
});

test('every metric of both functions is there from the start, at 0', () => {
  const totals = createEmfSums().totals();

  expect(Object.keys(totals).sort()).toEqual([...METRICS_OF.ingest, ...METRICS_OF.processor].sort());
  expect(new Set(Object.values(totals))).toEqual(new Set([0]));
});

test('numbers and arrays of numbers are added up over documents', () => {
  const sums = createEmfSums();

  sums.add(document({ MessagesAccepted: 1, TimeToReplyMs: [10, 20] }));
  sums.add(document({ MessagesAccepted: [2, 3], TimeToReplyMs: 5 }));

  expect(sums.totals()).toMatchObject({ MessagesAccepted: 6, TimeToReplyMs: 35 });
});

test('a value that several directives name counts once', () => {
  const sums = createEmfSums();
  const once = document({ Duplicates: 4 });
  const directives = [...once._aws.CloudWatchMetrics, ...once._aws.CloudWatchMetrics];

  sums.add({ ...once, _aws: { ...once._aws, CloudWatchMetrics: directives } });

  expect(sums.totals().Duplicates).toBe(4);
});

test('fields that no directive names, and values that are no numbers, count nothing', () => {
  const sums = createEmfSums();

  sums.add(document({ MessagesAccepted: 7, Duplicates: 'many' }, ['Duplicates', 'RepliesSent']));
  sums.add({ _aws: { CloudWatchMetrics: [null, { Metrics: 'none' }] } });

  expect(sums.totals()).toMatchObject({ MessagesAccepted: 0, Duplicates: 0, RepliesSent: 0 });
});

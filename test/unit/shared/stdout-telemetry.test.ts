import { stdoutSink } from '../../../lambdas/shared/telemetry/stdout-telemetry';
import { readFunctionOutput } from '../../../local/function-output';

const NOW_MS = Date.UTC(2026, 10, 27, 12);

function setUp() {
  const written: string[] = [];
  const sink = stdoutSink('ingest', 'a-stack', { write: (line) => void written.push(line), nowMs: () => NOW_MS });
  return { written, sink, outputs: () => written.map((line) => readFunctionOutput(line.trimEnd())) };
}

test('a log line is one line of JSON: level, message, time, function, and its fields', () => {
  const { written, sink, outputs } = setUp();
  sink.log('warn', 'webhook rejected', { status: 401, reason: 'a\nb', messageKey: undefined });
  const fields = {
    level: 'WARN',
    message: 'webhook rejected',
    timestamp: '2026-11-27T12:00:00.000Z',
    service: 'ingest',
  };
  expect(outputs()).toEqual([{ kind: 'log', fields: { ...fields, status: 401, reason: 'a\nb' } }]);
  expect(written.join('').split('\n')).toHaveLength(2);
});

test('what is not known has no field; what is zero, empty or false has', () => {
  const { written, sink } = setUp();
  sink.log('info', 'webhook accepted', { event: null, chat: undefined, accepted: 0 });
  expect(written[0]).toContain('"accepted":0');
  expect(written[0]).not.toMatch(/event|chat/);
});

test('metrics are one document of the embedded metric format: counts summed, durations as values', () => {
  const { sink, outputs } = setUp();
  sink.count('Duplicates', 1);
  sink.duration('PreviousSecretAgeMs', 7);
  sink.count('Duplicates', 2);
  sink.duration('PreviousSecretAgeMs', 9);
  sink.flush();
  const metrics = [
    { Name: 'Duplicates', Unit: 'Count' },
    { Name: 'PreviousSecretAgeMs', Unit: 'Milliseconds' },
  ];
  const directive = { Namespace: 'WhatzWebhook', Dimensions: [['service', 'stack']], Metrics: metrics };
  const values = { service: 'ingest', stack: 'a-stack', Duplicates: 3, PreviousSecretAgeMs: [7, 9] };
  const fields = { _aws: { Timestamp: NOW_MS, CloudWatchMetrics: [directive] }, ...values };
  expect(outputs()).toEqual([{ kind: 'metrics', fields }]);
});

test('metrics are written once, and nothing when there are none', () => {
  const { written, sink } = setUp();
  sink.flush();
  sink.count('EventsReceived', 1);
  sink.flush();
  sink.flush();
  expect(written).toHaveLength(1);
});

test('no document has more than the 100 values of one metric that CloudWatch takes, and none is lost', () => {
  const { sink, outputs } = setUp();
  for (let value = 0; value < 250; value += 1) sink.duration('PreviousSecretAgeMs', value);
  sink.flush();
  const values = outputs().map((output) => (output.kind === 'metrics' ? output.fields.PreviousSecretAgeMs : null));
  expect(values.map((list) => (list as number[]).length)).toEqual([100, 100, 50]);
  expect(values.flat()).toEqual(Array.from({ length: 250 }, (_, value) => value));
});

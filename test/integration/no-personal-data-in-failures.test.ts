import { decodeQueueMessage } from '../../lambdas/shared/message/queue-message';
import { messageKeyOf } from '../../lambdas/shared/telemetry/log-keys';
import { LINE_FIELDS, LOG_FIELDS, LOG_MESSAGES } from '../../lambdas/shared/telemetry/log-messages';
import { driveFailures, type NotedAnswer } from '../support/failure-matrix';
import { failedStartOf } from '../support/handlers-process-client';
import { logLinesIn, messagesOf } from '../support/log-lines';
import { CREDENTIALS, CUSTOMER } from '../support/private-values';
import { ODD_DELIVERIES } from '../support/processor-failures';
import { WatchedFunctions } from '../support/watched-functions';

let functions: WatchedFunctions;
let answers: NotedAnswer[];

beforeAll(async () => {
  functions = await WatchedFunctions.start();
  answers = await driveFailures(functions);
  await functions.end();
});

test('every webhook was answered as it must be when that fails', () => {
  expect(answers.filter(({ status, expected }) => status !== expected)).toEqual([]);
  expect(answers.length).toBeGreaterThan(150);
});

test('every line that the functions can write was written', () => {
  expect(messagesOf(logLinesIn(functions.process.output.all))).toEqual(Object.keys(LOG_MESSAGES).sort());
});

test('and has the level that the list gives it, and no other fields', () => {
  const lines = logLinesIn(functions.process.output.all);
  const written = new Set(lines.flatMap((line) => Object.keys(line)));
  // What fails here is a message; no-personal-data.test.ts has lines about states.
  expect([...LOG_FIELDS].filter((field) => !written.has(field))).toEqual(['states', 'notNamed']);
  for (const [message, { level, fields }] of Object.entries(LOG_MESSAGES)) {
    const ofMessage = lines.filter((line) => line.message === message);
    expect([message, new Set(ofMessage.map((line) => line.level))]).toEqual([message, new Set([level.toUpperCase()])]);
    const listed: readonly string[] = [...LINE_FIELDS, ...fields];
    expect([message, ofMessage.flatMap(Object.keys).filter((name) => !listed.includes(name))]).toEqual([message, []]);
  }
});

test('none of them, nor anything else on either stream, is personal or secret, whatever the error says', () => {
  const { stdout, stderr, all } = functions.process.output;
  expect(stdout.includes('CloudWatchMetrics')).toBe(true);
  expect(stderr.includes('ValidationException')).toBe(true);
  expect(functions.forbidden.foundIn(all)).toEqual([]);
});

test('no attribute of a dead letter is', () => {
  const attributes = functions.deadLetterAttributes();
  for (const word of [
    'no-usable-id',
    'send-rejected',
    'retries-exhausted',
    'outcome-unknown',
    'unreadable',
    'lastFailure',
  ]) {
    expect(attributes).toContain(word);
  }
  expect(functions.forbidden.foundIn(attributes)).toEqual([]);
});

test.each([
  ['lambdas/ingest/handler.ts', { AUTH: CREDENTIALS.bearer, PREVIOUS_SECRET_HOURS: CUSTOMER.phone }],
  ['lambdas/ingest/handler.ts', { AUTH: 'jwt', PREVIOUS_SECRET_HOURS: CREDENTIALS['jwt-shared-secret'] }],
  ['lambdas/processor/handler.ts', { SEND_API_URL: CREDENTIALS.bearer, BACKOFF_BASE_MS: CREDENTIALS.basic }],
])(
  '%s with %j does not come up, and quotes no value',
  async (file, environment) => {
    const output = await failedStartOf(file, environment);
    expect(output).toContain('ConfigurationError');
    expect(functions.forbidden.foundIn(output)).toEqual([]);
  },
  30_000,
);

test('every line about a message has the pseudonym of its chat', () => {
  const bodies = [...functions.stored(), ...Object.values(ODD_DELIVERIES)].map(({ body = '' }) =>
    decodeQueueMessage(body),
  );
  const others = bodies.flatMap((item) => (item === null || item.kind === 'message' ? [] : [messageKeyOf(item.key)]));
  const lines = logLinesIn(functions.process.output.all);
  const about = lines.filter(({ messageKey }) => messageKey !== undefined && !others.includes(String(messageKey)));
  expect(messagesOf(about).length).toBeGreaterThan(12);
  expect(about.filter(({ chat }) => !/^[0-9a-f]{16}$/.test(String(chat)))).toEqual([]);
  const without = messagesOf(lines.filter(({ messageKey }) => messageKey === undefined));
  expect(without).toEqual([
    'brake not kept',
    'dead letter',
    'dead letter not stored',
    'secret not refreshed',
    'sends paused',
    'sends resumed',
    'webhook failed',
    'webhook ignored',
    'webhook rejected',
  ]);
});

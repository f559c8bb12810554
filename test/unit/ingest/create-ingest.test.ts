import { setImmediate as aTurn } from 'node:timers/promises';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { createIngestHandler, readSecretsAtStart } from '../../../lambdas/ingest/create-ingest';
import { bearerAuthorization } from '../../../lambdas/ingest/door/authorization';
import { KnownItems } from '../../../lambdas/ingest/known-items';
import type { Telemetry } from '../../../lambdas/shared/telemetry/telemetry';
import { fixedSecret } from '../../support/fixed-secret';
import { memoryOnce } from '../../support/memory-once';
import { memoryStates } from '../../support/memory-states';
import { recordingTelemetry } from '../../support/recording-telemetry';
import { signedHeaders, TEST_SECRET, TEST_TOKEN, textMessage } from '../../support/signed-webhook';
import { UNHURRIED } from '../../support/unhurried';

interface World {
  readonly telemetry: Telemetry;
  readonly send?: () => Promise<void>;
  readonly nowMs?: () => number;
}

function setUp({ telemetry, send = async () => {}, nowMs = () => 0 }: World) {
  const once = memoryOnce();
  const handler = createIngestHandler({
    receive: {
      webhookSecret: fixedSecret(TEST_SECRET),
      pseudonymKey: fixedSecret('pseudonym-key'),
      authorize: bearerAuthorization(fixedSecret(TEST_TOKEN)),
      queue: { send },
      states: memoryStates(),
      telemetry,
      nowMs,
      known: new KnownItems(),
    },
    onceFor: () => once,
    deadlines: UNHURRIED,
  });
  return async (body: string) => {
    const headers = Object.entries(signedHeaders(body)).map(([name, value]) => [name, [value]]);
    const event = { body, isBase64Encoded: false, multiValueHeaders: Object.fromEntries(headers) };
    return (await handler(event as unknown as APIGatewayProxyEvent, {} as Context)).statusCode;
  };
}

test.each([
  ['is taken', async () => {}, 200],
  ['cannot be queued', async () => Promise.reject(new Error('SQS is down')), 503],
])('the metrics of a webhook that %s are written before the answer', async (_, send, status) => {
  const telemetry = recordingTelemetry();
  let countedAtFlush = 0;
  const flush = () => {
    countedAtFlush = Object.keys(telemetry.counts).length;
  };
  const post = setUp({ telemetry: { ...telemetry, about: () => telemetry, flush }, send });
  expect(await post(textMessage('A'))).toBe(status);
  expect(countedAtFlush).toBeGreaterThan(0);
  expect(countedAtFlush).toBe(Object.keys(telemetry.counts).length);
});

test('the metrics are written when the function itself fails, too', async () => {
  const telemetry = recordingTelemetry();
  let flushed = {};
  const flush = () => {
    flushed = { ...telemetry.counts };
  };
  const nowMs = (() => {
    let calls = 0;
    return () => {
      calls += 1;
      if (calls === 2) throw new Error('the clock is broken');
      return 0;
    };
  })();
  const post = setUp({ telemetry: { ...telemetry, flush }, nowMs });
  expect(await post(textMessage('A'))).toBe(503);
  expect(flushed).toMatchObject({ IngestFailures: 1 });
});

test('a webhook of 1,000 messages is done in three tries, with time for some 400 of them each', async () => {
  let nowMs = 0;
  let sent = 0;
  const send = async () => {
    nowMs += UNHURRIED.webhookMs / 400;
    sent += 1;
  };
  const post = setUp({ telemetry: recordingTelemetry(), send, nowMs: () => nowMs });
  const messages = Array.from({ length: 1_000 }, (_, index) => JSON.parse(textMessage(`M${index}`)).messages[0]);
  const body = JSON.stringify({ event: 'messages.upsert', messages });
  const tries = [await post(body), await post(body), await post(body)];
  expect(tries).toEqual([503, 503, 200]);
  expect(sent).toBe(1_000);
});

test('the start waits for every secret when one cannot be read, so that no read goes on behind a 503', async () => {
  const known = await fixedSecret(TEST_SECRET).read();
  let answer = () => {};
  const slow = new Promise<typeof known>((resolve) => {
    answer = () => resolve(known);
  });
  const secretOf = (read: () => Promise<typeof known>) => ({ read, reread: read });
  const broken = secretOf(() => Promise.reject(new Error('Secrets Manager is down')));
  let isReady = false;
  const start = readSecretsAtStart({ secrets: [broken, secretOf(() => slow)], deadlines: UNHURRIED }).then(() => {
    isReady = true;
  });
  await aTurn();
  expect(isReady).toBe(false);
  answer();
  await start;
  expect(isReady).toBe(true);
});

import { bearerAuthorization, noAuthorization } from '../../../lambdas/ingest/door/authorization';
import { type ReceiveDependencies, receiveWebhook, type WebhookRequest } from '../../../lambdas/ingest/receive-webhook';
import { MAX_BODY_BYTES } from '../../../lambdas/shared/limits';
import { DOCTOR_CHAT, DOCTOR_ID_PREFIX } from '../../../lambdas/shared/message/doctor';
import type { QueueMessage } from '../../../lambdas/shared/message/queue-message';
import type { Work } from '../../../lambdas/shared/once/once';
import { fixedSecret } from '../../support/fixed-secret';
import { memoryOnce } from '../../support/memory-once';
import { memoryStates } from '../../support/memory-states';
import { recordingTelemetry } from '../../support/recording-telemetry';
import { signatureOf, TEST_SECRET, TEST_TOKEN, textMessage } from '../../support/signed-webhook';

function setUp(overrides: Partial<ReceiveDependencies> = {}) {
  const queued: QueueMessage[] = [];
  const telemetry = recordingTelemetry();
  const deps: ReceiveDependencies = {
    webhookSecret: fixedSecret(TEST_SECRET),
    pseudonymKey: fixedSecret('pseudonym-key'),
    authorize: bearerAuthorization(fixedSecret(TEST_TOKEN)),
    once: memoryOnce(),
    queue: { send: async (item) => void queued.push(item) },
    states: memoryStates(),
    telemetry,
    onItems: () => undefined,
    nowMs: () => 1_760_000_000_000,
    ...overrides,
  };
  const post = (text: string | Buffer, changes: Partial<WebhookRequest> = {}) => {
    const body = Buffer.from(text);
    const signatures = [signatureOf(body)];
    return receiveWebhook({ body, signatures, authorizations: [`Bearer ${TEST_TOKEN}`], ...changes }, deps);
  };
  return { post, queued, telemetry };
}

const forged = { signatures: [`sha256=${'0'.repeat(64)}`] };
const stranger = { authorizations: ['Bearer wrong'] };
const tooLarge = Buffer.alloc(MAX_BODY_BYTES + 1, 0x20);

test.each([
  ['size before signature', tooLarge, { ...forged, ...stranger }, 'too-large'],
  ['signature before credential', '{', { ...forged, ...stranger }, 'signature-mismatch'],
  ['credential before JSON', '{', stranger, 'credential-mismatch'],
])('what is checked first decides: %s', async (_, body, changes, reason) => {
  const { post, queued, telemetry } = setUp();
  expect(await post(body, changes)).toEqual({ kind: 'rejected', reason });
  expect(queued).toEqual([]);
  expect(telemetry.counts.EventsReceived).toBeUndefined();
});

test('a body of exactly 4 MiB is taken', async () => {
  const text = textMessage('A');
  const body = text + ' '.repeat(MAX_BODY_BYTES - Buffer.byteLength(text));
  expect(await setUp().post(body)).toMatchObject({ kind: 'accepted' });
});

test.each([
  ['no JSON', 'esto no es JSON'],
  ['cut JSON', textMessage('A').slice(0, -5)],
  ['nothing', ''],
  ['bytes that are no text', Buffer.from([0xff, 0x00, 0xc3, 0x28])],
])('%s that is signed and authorised is kept as it came and answered 200', async (_, body) => {
  const { post, queued, telemetry } = setUp();
  expect(await post(body)).toMatchObject({ kind: 'accepted', counts: { quarantined: 1 } });
  expect(queued).toMatchObject([{ kind: 'quarantined', reason: 'not-json', payload: String(body) }]);
  expect(telemetry.counts).toMatchObject({ EventsReceived: 1, EventsQuarantined: 1 });
});

test('a byte order mark before the JSON is skipped, after the signature was checked over it', async () => {
  const { post, queued } = setUp();
  expect(await post(`\ufeff${textMessage('A')}`)).toMatchObject({ kind: 'accepted' });
  expect(queued).toMatchObject([{ kind: 'message', key: 'message:A' }]);
  const without = { signatures: [signatureOf(Buffer.from(textMessage('B')))] };
  expect(await post(`\ufeff${textMessage('B')}`, without)).toMatchObject({ kind: 'rejected' });
});

test.each([
  ['the right credential', [`Bearer ${TEST_TOKEN}`], 'unsigned-authorized'],
  ['a wrong credential', ['Bearer wrong'], 'signature-missing'],
  ['no credential', [], 'signature-missing'],
])('a webhook without a signature and with %s is refused as %3$s', async (_, authorizations, reason) => {
  const { post, queued } = setUp();
  expect(await post(textMessage('A'), { signatures: [], authorizations })).toEqual({ kind: 'rejected', reason });
  expect(queued).toEqual([]);
});

test('without a signature nothing tells WhatzMeAPI from others when no credential is asked for, or none can be read', async () => {
  const signatures: string[] = [];
  const lax = setUp({ authorize: noAuthorization });
  expect(await lax.post(textMessage('A'), { signatures })).toMatchObject({ reason: 'signature-missing' });
  const broken = setUp({ authorize: () => Promise.reject(new Error('down')) });
  expect(await broken.post(textMessage('A'), { signatures })).toMatchObject({ reason: 'signature-missing' });
});

test('the same webhook again is a duplicate and queues nothing', async () => {
  const { post, queued, telemetry } = setUp();
  await post(textMessage('A'));
  expect(await post(textMessage('A'))).toMatchObject({ kind: 'accepted', counts: { accepted: 0, duplicates: 1 } });
  expect(queued).toHaveLength(1);
  expect(telemetry.counts).toMatchObject({ EventsReceived: 2, MessagesAccepted: 1, Duplicates: 1 });
});

test('a webhook is counted as received unless all that it holds is the doctor’s', async () => {
  const { post, telemetry } = setUp();
  const key = { id: `${DOCTOR_ID_PREFIX}1`, fromMe: true, remoteJid: DOCTOR_CHAT };
  const doctors = { key, message: { conversation: 'whatz doctor' } };
  await post(JSON.stringify({ event: 'messages.upsert', messages: [doctors] }));
  expect(telemetry.counts).toMatchObject({ MessagesAccepted: 1 });
  expect(telemetry.counts.EventsReceived).toBeUndefined();
  await post(
    JSON.stringify({ event: 'messages.upsert', messages: [doctors, ...JSON.parse(textMessage('A')).messages] }),
  );
  expect(telemetry.counts).toMatchObject({ MessagesAccepted: 2, EventsReceived: 1 });
});

test('while another delivery of an item is in progress, the sender is asked to come again', async () => {
  const { post } = setUp({ once: { run: async () => 'in-progress' } });
  expect(await post(textMessage('A'))).toMatchObject({ kind: 'deferred' });
});

test('an item that SQS does not take makes the whole webhook come again, and the others are duplicates then', async () => {
  const queued: string[] = [];
  let broken = true;
  const send = async ({ key }: QueueMessage) => {
    if (broken && key === 'message:B') throw new Error('SQS is down');
    queued.push(key);
  };
  const { post } = setUp({ queue: { send } });
  const messages = ['A', 'B', 'C'].map(
    (id) => JSON.parse(textMessage(id, 'Hola', `52155500${id.charCodeAt(0)}`)).messages[0],
  );
  const body = JSON.stringify({ event: 'messages.upsert', messages });
  expect(await post(body)).toMatchObject({ kind: 'unavailable' });
  broken = false;
  expect(await post(body)).toMatchObject({ kind: 'accepted', counts: { accepted: 1, duplicates: 2 } });
  expect(queued.sort()).toEqual(['message:A', 'message:B', 'message:C']);
});

test('messages of one chat are queued in the order of the webhook, although their claims answer in any order', async () => {
  const queued: string[] = [];
  const delays = [30, 5, 15, 0];
  const once = {
    run: async (_key: string, work: Work) => {
      await new Promise((resolve) => setTimeout(resolve, delays.shift()));
      await work({ failed: 0, unknown: 0, takenOver: false });
      return 'done' as const;
    },
  };
  const { post } = setUp({ once, queue: { send: async ({ key }) => void queued.push(key) } });
  const messages = ['A', 'B', 'C', 'D'].map((id) => JSON.parse(textMessage(id)).messages[0]);
  await post(JSON.stringify({ event: 'messages.upsert', messages }));
  expect(queued).toEqual(['message:A', 'message:B', 'message:C', 'message:D']);
});

test('quarantined items are counted as such and stay beside the good ones', async () => {
  const { post, telemetry, queued } = setUp();
  const good = JSON.parse(textMessage('A')).messages[0];
  const body = JSON.stringify({ event: 'messages.upsert', messages: [good, { key: {} }] });
  const counts = { accepted: 1, duplicates: 0, ignored: 0, quarantined: 1 };
  expect(await post(body)).toMatchObject({ kind: 'accepted', counts });
  expect(queued.map((item) => item.kind)).toEqual(['message', 'quarantined']);
  expect(telemetry.counts).toMatchObject({ MessagesAccepted: 1, EventsQuarantined: 1 });
  const repeated = { accepted: 0, duplicates: 2, ignored: 0, quarantined: 0 };
  expect(await post(body)).toMatchObject({ kind: 'accepted', counts: repeated });
});

test('other events are answered, counted and not queued', async () => {
  const { post, telemetry, queued } = setUp();
  expect(await post('{"event":"presence.update"}')).toEqual({ kind: 'ignored', event: 'presence.update' });
  expect(queued).toEqual([]);
  expect(telemetry.counts).toMatchObject({ EventsReceived: 1, EventsIgnored: 1 });
});

test('a webhook that came with the secret of before a rotation is counted, with the age of the rotation', async () => {
  const now = 1_760_000_000_000;
  const durations: [string, number][] = [];
  const telemetry = recordingTelemetry();
  const webhookSecret = fixedSecret({ current: 'new', previous: TEST_SECRET, currentSinceMs: now - 3_600_000 });
  const { post } = setUp({
    webhookSecret,
    telemetry: { ...telemetry, duration: (name, milliseconds) => void durations.push([name, milliseconds]) },
  });
  expect(await post(textMessage('A'))).toMatchObject({ kind: 'accepted' });
  expect(telemetry.counts).toMatchObject({ VerifiedByPreviousSecret: 1 });
  expect(telemetry.counts.VerifiedByCurrentSecret).toBeUndefined();
  expect(durations).toEqual([['PreviousSecretAgeMs', 3_600_000]]);
});

test('a mismatch while the secret cannot be read again is our fault, and no refusal', async () => {
  const down = new Error('Secrets Manager is down');
  const webhookSecret = { ...fixedSecret('of before'), reread: () => Promise.reject(down) };
  await expect(setUp({ webhookSecret }).post(textMessage('A'))).rejects.toThrow(down);
});

import { createHash } from 'node:crypto';
import { MAX_ATTEMPTS, MAX_COPIES, SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import { encodeQueueMessage, type MessageItem } from '../../lambdas/shared/message/queue-message';
import type { AwsFault } from './aws-stand-in';
import { messageItem } from './batch';
import type { Treatment } from './fake-send-api';
import { CUSTOMER, SECRETS } from './private-values';
import type { Circumstances } from './watched-functions';

/** A message that is delivered while something is wrong. */
export interface OddDelivery extends Circumstances {
  readonly body?: string;
  readonly treatment?: Treatment;
}

const BROKEN: AwsFault = { error: 'ValidationException' };
/** What an API may say at the worst: all that it was told. */
const ECHO = JSON.stringify({ token: SECRETS['send-token'], to: CUSTOMER.phone, text: CUSTOMER.text });
const answered = (status: number, headers = {}): Treatment => ({ status, body: ECHO, headers });

/** A message of the customer. */
export function customerMessage(id: string, changes: Partial<MessageItem> = {}): string {
  const content = { kind: 'text', text: CUSTOMER.text, choiceId: `opción de ${CUSTOMER.name}` } as const;
  return encodeQueueMessage(messageItem(id, CUSTOMER.phone, { content, ...changes }));
}

function quarantined(): string {
  const group = createHash('sha256').update(CUSTOMER.text).digest('hex');
  const about = { key: `quarantine:${group}`, group, receivedAtMs: 0 };
  return encodeQueueMessage({ kind: 'quarantined', ...about, reason: 'wrong-shape', payload: CUSTOMER.text });
}

const status = `{"kind":"status","key":"status:${CUSTOMER.phone}:read","group":"g","receivedAtMs":0,"state":"read"}`;

/** What the send API can do to a reply. */
const SEND_FAILURES: Readonly<Record<string, Treatment>> = {
  'send-400': answered(400),
  'send-401': answered(401),
  'send-403': answered(403),
  'send-404': answered(404),
  'send-429': answered(429, { 'retry-after': '7' }),
  'send-500': answered(500),
  'send-redirect': answered(307, { location: `http://127.0.0.1:9/${CUSTOMER.phone}` }),
  'send-reset': 'reset',
  'send-accept-then-reset': 'accept-then-reset',
  'send-not-confirmed': { status: 200, body: `<p>${ECHO}</p>` },
  'send-hangs': 'hang',
};

/** The record of a reply that was tried so often that this attempt is the last one, however it fails. */
const LAST = {
  record: {
    status: { S: 'INPROGRESS' },
    in_progress_expiration: { N: '0' },
    failed: { N: String(MAX_ATTEMPTS - MAX_COPIES) },
    unknown: { N: String(MAX_COPIES - 1) },
  },
};
const SPENT = { ...LAST.record, unknown: { N: String(MAX_COPIES) } };

/** An outage that began an hour ago, in a pause that ends so long from now. */
function pausedFor(milliseconds: number) {
  const times = { sinceMs: Date.now() - 60 * 60_000, untilMs: Date.now() + milliseconds };
  const brake = { kind: 'paused', pauses: 9, isProbed: false, ...times };
  return { GetItem: { body: { Item: { brake: { S: JSON.stringify(brake) }, version: { N: '7' } } } } };
}

/** Every way in which a delivery can fail, by a name. */
export const ODD_DELIVERIES: Readonly<Record<string, OddDelivery>> = {
  well: {},
  ...Object.fromEntries(Object.entries(SEND_FAILURES).map(([name, treatment]) => [name, { treatment }])),
  ...Object.fromEntries(
    Object.entries(SEND_FAILURES).map(([name, treatment]) => [`last-${name}`, { treatment, ...LAST }]),
  ),
  'send-unreachable': { environment: { SEND_API_URL: 'http://127.0.0.1:9' } },
  own: { body: customerMessage('OWN', { fromMe: 'yes' }) },
  unsafe: { body: customerMessage('UNSAFE', { fromMe: 'unsafe' }) },
  group: { body: customerMessage('GROUP', { remoteJid: `${CUSTOMER.phone}-1400000000@g.us` }) },
  'hidden-number': { body: customerMessage('HIDDEN', { remoteJid: `${CUSTOMER.hidden}@lid` }) },
  reaction: {
    body: customerMessage('REACTION', { content: { kind: 'reaction', text: CUSTOMER.text, choiceId: null } }),
  },
  status: { body: status },
  quarantined: { body: quarantined() },
  unreadable: { body: `{"text":"${CUSTOMER.text}","from":"${CUSTOMER.phone}` },
  'claim-refused': { faults: { PutItem: BROKEN } },
  'copies-used': { record: SPENT },
  'claim-reset': { faults: { PutItem: 'reset' } },
  'claim-hangs': { faults: { PutItem: 'hang' } },
  'claim-in-progress': {
    faults: { PutItem: { error: 'ConditionalCheckFailedException', more: { Item: { status: { S: 'INPROGRESS' } } } } },
  },
  answered: {
    faults: { PutItem: { error: 'ConditionalCheckFailedException', more: { Item: { status: { S: 'COMPLETED' } } } } },
  },
  'record-refused': { faults: { UpdateItem: BROKEN } },
  'claim-not-given-back': { faults: { UpdateItem: BROKEN }, treatment: answered(500) },
  'dead-letter-refused': { faults: { SendMessage: BROKEN }, treatment: answered(400) },
  'dead-letter-hangs': { faults: { SendMessage: 'hang' }, body: quarantined() },
  'unreadable-refused': { faults: { SendMessage: BROKEN }, body: CUSTOMER.text },
  'delete-refused': { faults: { DeleteMessage: BROKEN }, treatment: answered(400) },
  'delay-refused': { faults: { ChangeMessageVisibilityBatch: BROKEN }, treatment: answered(500) },
  'delay-hangs': { faults: { ChangeMessageVisibilityBatch: 'hang' }, treatment: answered(500) },
  held: { faults: pausedFor(10 * 60_000) },
  resumed: { faults: pausedFor(-1) },
  'brake-refused': { faults: { GetItem: BROKEN } },
  'brake-hangs': { faults: { GetItem: 'hang' } },
  'token-refused': { faults: { GetSecretValue: BROKEN } },
  'token-hangs': { faults: { GetSecretValue: 'hang' } },
  'token-not-set': { secrets: { 'send-token': SEND_TOKEN_PLACEHOLDER } },
  'token-cut': { secrets: { 'send-token': 'send-token-of-this…' } },
  'token-empty': { secrets: { 'send-token': ' ' } },
};

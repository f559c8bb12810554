import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';
import { FUZZ_SECRET, FUZZ_TOKEN } from './ingest-target';

/** A request, and whether it has both a valid signature and the token. */
export interface FuzzInput {
  readonly event: APIGatewayProxyEvent;
  readonly isGenuine: boolean;
}

/** Any JSON; names that mean something to us come more often than others. */
const NAMES = [
  'event',
  'messages',
  'statuses',
  'key',
  'id',
  'fromMe',
  'remoteJid',
  'remoteJidAlt',
  'senderPn',
  'message',
  'status',
  'update',
  'conversation',
  'extendedTextMessage',
  'text',
  'ephemeralMessage',
  'protocolMessage',
  'editedMessage',
  'interactiveResponseMessage',
  'nativeFlowResponseMessage',
  'paramsJson',
  'messageStubType',
  '__proto__',
  'constructor',
];
const WORDS = [
  'messages.upsert',
  'messages.update',
  '5215550000101@s.whatsapp.net',
  '184460000000101@lid',
  'status@broadcast',
  'delivered',
  'DELIVERY_ACK',
  'MESSAGE_EDIT',
  '',
  '\u0000',
  '\ud83d',
  '\uffff',
];

const { tree: jsonTree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 7, depthSize: 'small' },
    fc.constantFrom(...WORDS),
    fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('tree'), { maxKeys: 5 }),
  ),
}));

/** Webhooks that are nearly right: one thing in them is anything. */
const messageEntry = fc.record(
  { key: fc.oneof(fc.record({ id: jsonTree, fromMe: jsonTree, remoteJid: jsonTree }), jsonTree), message: jsonTree },
  { requiredKeys: [] },
);
const nearlyRight = fc.oneof(
  fc.record({ event: fc.constant('messages.upsert'), messages: fc.array(messageEntry, { maxLength: 3 }) }),
  fc.record({
    event: fc.constant('messages.update'),
    statuses: fc.array(fc.record({ id: jsonTree, status: jsonTree }, { requiredKeys: [] }), { maxLength: 3 }),
  }),
  fc.record({ event: fc.constant('messages.update'), messages: fc.array(jsonTree, { maxLength: 3 }) }),
);

const body: fc.Arbitrary<Buffer> = fc.oneof(
  { arbitrary: nearlyRight.map((value) => Buffer.from(JSON.stringify(value))), weight: 5 },
  { arbitrary: jsonTree.map((value) => Buffer.from(JSON.stringify(value) ?? '')), weight: 2 },
  { arbitrary: fc.json().map((text) => Buffer.from(text)), weight: 1 },
  { arbitrary: fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)), weight: 1 },
);

const anyHeader = fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 2 });
const credential = fc.oneof(
  { arbitrary: fc.constant([`Bearer ${FUZZ_TOKEN}`]), weight: 8 },
  { arbitrary: fc.constantFrom(['Bearer x'], ['Basic eDp4'], [`Bearer ${FUZZ_TOKEN}`, 'Bearer x']), weight: 1 },
  { arbitrary: anyHeader, weight: 1 },
);
const contentType = fc.oneof(
  { arbitrary: fc.constant(['application/json']), weight: 8 },
  { arbitrary: anyHeader, weight: 1 },
);
type SignatureChoice = 'right' | 'wrong' | readonly string[];
const signature: fc.Arbitrary<SignatureChoice> = fc.oneof(
  { arbitrary: fc.constant<SignatureChoice>('right'), weight: 8 },
  { arbitrary: fc.constant<SignatureChoice>('wrong'), weight: 1 },
  { arbitrary: anyHeader as fc.Arbitrary<SignatureChoice>, weight: 1 },
);

/** Requests of every kind, most of them genuine, so that most get past the door. */
export const fuzzInputs: fc.Arbitrary<FuzzInput> = fc
  .record({ body, signature, credential, contentType, isBase64: fc.boolean() })
  .map(({ body, signature, credential, contentType, isBase64 }) => {
    const bytes = isBase64 ? body : Buffer.from(body.toString('utf8'));
    const signatures = typeof signature === 'string' ? [sign(bytes, signature)] : signature;
    const event = {
      body: isBase64 ? bytes.toString('base64') : bytes.toString('utf8'),
      isBase64Encoded: isBase64,
      multiValueHeaders: { 'X-Signature': signatures, Authorization: credential, 'content-type': contentType },
    } as unknown as APIGatewayProxyEvent;
    const isGenuine = signature === 'right' && credential.length === 1 && credential[0] === `Bearer ${FUZZ_TOKEN}`;
    return { event, isGenuine };
  });

function sign(bytes: Buffer, how: 'right' | 'wrong'): string {
  const key = how === 'right' ? FUZZ_SECRET : 'another';
  return `sha256=${createHmac('sha256', key).update(bytes).digest('hex')}`;
}

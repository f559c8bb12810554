import fc from 'fast-check';
import { FUZZ_TOKEN } from './credentials';
import type { FuzzRequest } from './request';
import { NAMES, WORDS } from './words';

/** Any JSON; names and words that mean something to us come more often than others. */
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
const authorizations = fc.oneof(
  { arbitrary: fc.constant([`Bearer ${FUZZ_TOKEN}`]), weight: 8 },
  { arbitrary: fc.constantFrom(['Bearer x'], ['Basic eDp4'], [`Bearer ${FUZZ_TOKEN}`, 'Bearer x']), weight: 1 },
  { arbitrary: anyHeader, weight: 1 },
);
const contentTypes = fc.oneof(
  { arbitrary: fc.constant(['application/json']), weight: 8 },
  { arbitrary: anyHeader, weight: 1 },
);
const signature = fc.oneof(
  { arbitrary: fc.constant<FuzzRequest['signature']>('right'), weight: 8 },
  { arbitrary: fc.constant<FuzzRequest['signature']>('wrong'), weight: 1 },
  { arbitrary: anyHeader as fc.Arbitrary<FuzzRequest['signature']>, weight: 1 },
);

/** Requests of every kind, most of them genuine, so that most get past the door. */
export const fuzzRequests: fc.Arbitrary<FuzzRequest> = fc.record({
  body,
  signature,
  authorizations,
  contentTypes,
  isBase64: fc.boolean(),
});

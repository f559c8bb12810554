import fc from 'fast-check';
import type { FuzzBody } from './body';
import { doorInputs } from './door-inputs';
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

/** 4 MiB take a hundred times as long as the others: there are few of them. */
const body: fc.Arbitrary<FuzzBody> = fc.oneof(
  { arbitrary: nearlyRight.map((value) => Buffer.from(JSON.stringify(value))), weight: 2_500 },
  { arbitrary: jsonTree.map((value) => Buffer.from(JSON.stringify(value) ?? '')), weight: 1_000 },
  { arbitrary: fc.json().map((text) => Buffer.from(text)), weight: 500 },
  { arbitrary: fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)), weight: 500 },
  { arbitrary: fc.constant<FuzzBody>('none'), weight: 50 },
  { arbitrary: fc.constant<FuzzBody>('too-large'), weight: 4 },
  { arbitrary: fc.constant<FuzzBody>('largest'), weight: 1 },
);

/** Requests of every kind, most of them genuine, so that most get past the door. */
export const fuzzRequests: fc.Arbitrary<FuzzRequest> = fc.record({ body, ...doorInputs });

import { type Chance, integer, pick } from './chance';
import { mutatedDoor } from './mutate-door';
import { mutatedJson } from './mutate-json';
import type { FuzzRequest } from './request';

/** What requests are made from: chance, and those that were kept so far. */
export interface MutationSource {
  readonly chance: Chance;
  readonly kept: readonly FuzzRequest[];
}

/** A larger body would take long and find nothing else. */
const MAX_MUTATED_BYTES = 1_000_000;
const MOST_MUTATIONS_AT_ONCE = 3;

type Mutation = (request: FuzzRequest, source: MutationSource) => FuzzRequest;

const otherBody: Mutation = (request, source) => {
  const body = mutatedJson(request.body, source);
  return body.byteLength > MAX_MUTATED_BYTES ? request : { ...request, body };
};
const otherBytes: Mutation = (request, { chance }) => {
  const body = typeof request.body === 'string' ? Buffer.alloc(0) : request.body;
  return { ...request, body: mutatedBytes(body, chance) };
};
const otherSize: Mutation = (request, { chance }) => ({
  ...request,
  body: pick(['none', 'none', 'none', 'too-large'] as const, chance),
});
const otherDoor: Mutation = (request, { chance }) => mutatedDoor(request, chance);

/** The body comes most often: most of the code is behind the door. */
const MUTATIONS: readonly Mutation[] = [
  ...new Array<Mutation>(40).fill(otherBody),
  ...new Array<Mutation>(4).fill(otherBytes),
  ...new Array<Mutation>(16).fill(otherDoor),
  otherSize,
];

/** `request` with one or a few things changed. */
export function mutate(request: FuzzRequest, source: MutationSource): FuzzRequest {
  let mutated = request;
  for (let left = 1 + integer(MOST_MUTATIONS_AT_ONCE, source.chance); left > 0; left -= 1) {
    mutated = pick(MUTATIONS, source.chance)(mutated, source);
  }
  return mutated;
}

/** Bytes flipped, cut out or doubled: mostly no JSON any more, or JSON with broken UTF-8 in it. */
function mutatedBytes(body: Buffer, chance: Chance): Buffer {
  const from = integer(body.length + 1, chance);
  const to = Math.min(body.length, from + 1 + integer(8, chance));
  const [before, middle, after] = [body.subarray(0, from), body.subarray(from, to), body.subarray(to)];
  const flipped = Buffer.from(middle.map((byte) => byte ^ (1 << integer(8, chance))));
  return Buffer.concat([before, pick([flipped, Buffer.alloc(0), Buffer.concat([middle, middle])], chance), after]);
}

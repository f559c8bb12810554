import { isJsonObject, type JsonObject } from '../../lambdas/shared/message/json-object';
import type { FuzzBody } from './body';
import { type Chance, integer, pick } from './chance';
import type { MutationSource } from './mutate';
import { NAMES, WORDS } from './words';

/** Longer than a text that fits into a queue message. */
const LONG_TEXT = 'x😀'.repeat(60_000);
/** Deeper than JSON.stringify can follow; JSON.parse can. */
const DEEP_LIST = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
/** Stand for the two until the text is made. */
const LONG_TEXT_MARK = 'a text that is too long';
const DEEP_LIST_MARK = 'a list that is too deep';

const CHANCE_TO_STOP = 0.25;

/** `body` with one value of its JSON changed; when it is none, a new JSON. */
export function mutatedJson(body: FuzzBody, source: MutationSource): Buffer {
  const json = JSON.stringify(changedSomewhere(parsed(body), source));
  return Buffer.from(json.replace(LONG_TEXT_MARK, LONG_TEXT).replace(`"${DEEP_LIST_MARK}"`, DEEP_LIST));
}

/** The JSON in `body`. What is none, or holds what is too deep to be walked through, begins anew. */
function parsed(body: FuzzBody): unknown {
  if (typeof body === 'string' || body.includes(DEEP_LIST)) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return {};
  }
}

/** Changes one of the values within `node`, itself included, each as likely as any other. */
function changedSomewhere(node: unknown, source: MutationSource): unknown {
  let place = integer(sizeOf(node), source.chance);
  const visit = (value: unknown): unknown => {
    place -= 1;
    if (place === -1) return changed(value, source);
    if (place < -1) return value;
    if (Array.isArray(value)) return value.map(visit);
    return isJsonObject(value) ? mapMembers(value, visit) : value;
  };
  return visit(node);
}

/** How many values there are within `node`, itself included. */
function sizeOf(node: unknown): number {
  const values = isJsonObject(node) || Array.isArray(node) ? Object.values(node) : [];
  return values.reduce((sum: number, value) => sum + sizeOf(value), 1);
}

function changed(node: unknown, source: MutationSource): unknown {
  const { chance, kept } = source;
  const changes: (() => unknown)[] = [
    () => newValue(chance),
    () => ({ [pick(NAMES, chance)]: node }),
    () => [node],
    () => partOf(parsed(pick(kept, chance).body), chance),
  ];
  if (Array.isArray(node)) changes.push(() => [...node, node[0] ?? newValue(chance)]);
  if (isJsonObject(node)) {
    const add = () => withMember(node, pick(NAMES, chance), newValue(chance));
    changes.push(
      add,
      add,
      () => renamed(node, chance),
      () => withoutMember(node, pick(['', ...namesOf(node)], chance)),
    );
  }
  return pick(changes, chance)();
}

function newValue(chance: Chance): unknown {
  if (chance() < 0.5) return pick(WORDS, chance);
  return pick([{}, [], [{}], true, false, null, 0, -1, 1.5, 14, 2 ** 53, LONG_TEXT_MARK, DEEP_LIST_MARK], chance);
}

/** Some value within `node`, itself included. */
function partOf(node: unknown, chance: Chance): unknown {
  const names = namesOf(node);
  if (names.length === 0 || chance() < CHANCE_TO_STOP) return node;
  return partOf((node as JsonObject)[pick(names, chance)], chance);
}

function namesOf(node: unknown): string[] {
  return isJsonObject(node) || Array.isArray(node) ? Object.keys(node) : [];
}

/** Defines the member, as JSON.parse does, so that `__proto__` is a name like any other. */
function withMember(node: JsonObject, name: string, value: unknown): JsonObject {
  return Object.fromEntries([...Object.entries(node), [name, value]]);
}

function mapMembers(node: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value)]));
}

function withoutMember(node: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(node).filter(([candidate]) => candidate !== name));
}

function renamed(node: JsonObject, chance: Chance): JsonObject {
  const name = pick(['', ...namesOf(node)], chance);
  if (!Object.hasOwn(node, name)) return node;
  return withMember(withoutMember(node, name), pick(NAMES, chance), node[name]);
}

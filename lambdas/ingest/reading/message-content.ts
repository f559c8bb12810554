import { isJsonObject, type JsonObject, memberAt, textAt } from '../../shared/message/json-object';
import type { MessageItem } from '../../shared/message/queue-message';
import {
  CONTEXT,
  type Container,
  KEY_MATERIAL,
  MAX_WRAPPERS,
  NOT_WRITTEN,
  SENT_BY_OWN_DEVICE,
  WRAPPERS,
  WRITTEN,
} from './message-containers';

type Content = MessageItem['content'];

/** What `message` (the WhatsApp message container) holds. Never throws, whatever the shape. */
export function contentOf(message: JsonObject): Content {
  const inner = unwrap(message);
  if (inner === null) return { kind: 'unknown', text: null, choiceId: null };
  return protocolContent(inner) ?? firstOf(NOT_WRITTEN, inner) ?? writtenContent(inner) ?? remainder(inner);
}

/** Whether `message` says of itself that the business has sent it, whatever its key says. */
export function isSentByOwnDevice(message: JsonObject): boolean {
  return isJsonObject(message[SENT_BY_OWN_DEVICE]);
}

/** The message inside all wrappers, or null when they nest deeper than WhatsApp nests them. */
function unwrap(message: JsonObject): JsonObject | null {
  let current = message;
  for (let depth = 0; depth <= MAX_WRAPPERS; depth += 1) {
    const next = WRAPPERS.map((name) => memberAt(current, [name, 'message'])).find(isJsonObject);
    if (next === undefined) return current;
    current = next;
  }
  return null;
}

/** Revocations are number 0 or `REVOKE`, edits 14 or `MESSAGE_EDIT`. The other types are for the devices of one account. */
function protocolContent(message: JsonObject): Content | null {
  const protocol = message.protocolMessage;
  if (!isJsonObject(protocol)) return null;
  if (protocol.type === 'REVOKE' || protocol.type === 0) return { kind: 'revoke', text: null, choiceId: null };
  const edited = protocol.editedMessage;
  if (isJsonObject(edited)) return { kind: 'edit', text: writtenContent(edited)?.text ?? null, choiceId: null };
  return { kind: 'protocol', text: null, choiceId: null };
}

function firstOf(containers: Readonly<Record<string, Container>>, message: JsonObject): Content | null {
  const found = Object.entries(containers).find(([name]) => isPresent(message[name]));
  return found === undefined ? null : read(message, found[0], found[1]);
}

/** The first container that has words, otherwise the first one. */
function writtenContent(message: JsonObject): Content | null {
  const withWords = Object.entries(WRITTEN).find(([name, container]) => wordsOf(message, name, container) !== null);
  return withWords === undefined ? firstOf(WRITTEN, message) : read(message, withWords[0], withWords[1]);
}

function read(message: JsonObject, name: string, container: Container): Content {
  return {
    kind: container.kind,
    text: wordsOf(message, name, container),
    choiceId: choiceIdOf(message, name, container),
  };
}

function wordsOf(message: JsonObject, name: string, { text, otherText }: Container): string | null {
  const at = (path: Container['text']) => (path === undefined ? null : textAt(message, [name, ...path]));
  return at(text) ?? at(otherText);
}

function choiceIdOf(message: JsonObject, name: string, container: Container): string | null {
  if (container.choiceId !== undefined) return textAt(message, [name, ...container.choiceId]);
  if (name !== 'interactiveResponseMessage') return null;
  const parameters = textAt(message, [name, 'nativeFlowResponseMessage', 'paramsJson']);
  return parameters === null ? null : textAt(parseOrNull(parameters), ['id']);
}

function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The rest: only key material, nothing at all, or a kind that is newer than this list. */
function remainder(message: JsonObject): Content {
  const names = Object.keys(message).filter((name) => name !== CONTEXT && isPresent(message[name]));
  const unknown = names.some((name) => !KEY_MATERIAL.includes(name));
  const kind = unknown ? 'unknown' : names.length > 0 ? 'keys' : 'empty';
  return { kind, text: null, choiceId: null };
}

function isPresent(value: unknown): boolean {
  return isJsonObject(value) || (typeof value === 'string' && value !== '');
}

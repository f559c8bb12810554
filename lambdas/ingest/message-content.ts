import { isJsonObject, type JsonObject, memberAt, textAt } from '../shared/json-object';
import type { ContentKind, MessageItem } from '../shared/queue-message';

type Content = MessageItem['content'];
type Path = readonly string[];

interface Container {
  readonly kind: ContentKind;
  /** Where its words are, inside the container; none for what is never text. */
  readonly text?: Path;
  /** Where the id of the chosen button or row is. */
  readonly choiceId?: Path;
}

/** Wrappers that hold a further `message`. Names by WAProto; the contract lists those seen in the field. */
const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'editedMessage',
  'deviceSentMessage',
  'groupMentionedMessage',
  'lottieStickerMessage',
  'botInvokeMessage',
  'associatedChildMessage',
  'pollCreationMessageV4',
];

/** WhatsApp nests two or three deep; Baileys stops after five. */
const MAX_WRAPPERS = 5;

/** What is no message of a person, although some of it holds text: looked for before any text. */
const NOT_WRITTEN: Readonly<Record<string, Container>> = {
  reactionMessage: { kind: 'reaction', text: ['text'] },
  encReactionMessage: { kind: 'reaction' },
  pollUpdateMessage: { kind: 'pollvote' },
  secretEncryptedMessage: { kind: 'edit' },
  pinInChatMessage: { kind: 'protocol' },
  keepInChatMessage: { kind: 'protocol' },
  requestPhoneNumberMessage: { kind: 'protocol' },
  albumMessage: { kind: 'album' },
  placeholderMessage: { kind: 'empty' },
};

/** What a person writes, in the order in which text is looked for. */
const WRITTEN: Readonly<Record<string, Container>> = {
  conversation: { kind: 'text', text: [] },
  extendedTextMessage: { kind: 'text', text: ['text'] },
  imageMessage: { kind: 'media', text: ['caption'] },
  videoMessage: { kind: 'media', text: ['caption'] },
  documentMessage: { kind: 'media', text: ['caption'] },
  buttonsResponseMessage: { kind: 'choice', text: ['selectedDisplayText'], choiceId: ['selectedButtonId'] },
  listResponseMessage: { kind: 'choice', text: ['title'], choiceId: ['singleSelectReply', 'selectedRowId'] },
  templateButtonReplyMessage: { kind: 'choice', text: ['selectedDisplayText'], choiceId: ['selectedId'] },
  interactiveResponseMessage: { kind: 'choice', text: ['body', 'text'] },
  templateMessage: { kind: 'text', text: ['hydratedTemplate', 'hydratedContentText'] },
  orderMessage: { kind: 'commerce', text: ['message'] },
  productMessage: { kind: 'commerce', text: ['body'] },
  groupInviteMessage: { kind: 'invite', text: ['caption'] },
  liveLocationMessage: { kind: 'location', text: ['caption'] },
  locationMessage: { kind: 'location', text: ['comment'] },
  ptvMessage: { kind: 'media', text: ['caption'] },
  audioMessage: { kind: 'media' },
  stickerMessage: { kind: 'media' },
  contactMessage: { kind: 'contact' },
  contactsArrayMessage: { kind: 'contact' },
  pollCreationMessage: { kind: 'poll', text: ['name'] },
  pollCreationMessageV2: { kind: 'poll', text: ['name'] },
  pollCreationMessageV3: { kind: 'poll', text: ['name'] },
  pollCreationMessageV5: { kind: 'poll', text: ['name'] },
  eventMessage: { kind: 'event', text: ['name'] },
};

/** Key material and context that ride along with a message, or come alone and then say nothing. */
const KEY_MATERIAL = ['senderKeyDistributionMessage', 'fastRatchetKeySenderKeyDistributionMessage'];
const CONTEXT = 'messageContextInfo';

/** What `message` (the WhatsApp message container) holds. Never throws, whatever the shape. */
export function contentOf(message: JsonObject): Content {
  const inner = unwrap(message);
  if (inner === null) return { kind: 'unknown', text: null, choiceId: null };
  return protocolContent(inner) ?? firstOf(NOT_WRITTEN, inner) ?? writtenContent(inner) ?? remainder(inner);
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

/** Revocations are number 0 or `REVOKE`, edits 14 or `MESSAGE_EDIT`; all else is housekeeping between devices. */
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

/** The first container that has words, else the first that is there at all. */
function writtenContent(message: JsonObject): Content | null {
  const withWords = Object.entries(WRITTEN).find(
    ([name, { text }]) => text !== undefined && textAt(message, [name, ...text]) !== null,
  );
  return withWords === undefined ? firstOf(WRITTEN, message) : read(message, withWords[0], withWords[1]);
}

function read(message: JsonObject, name: string, container: Container): Content {
  return {
    kind: container.kind,
    text: container.text === undefined ? null : textAt(message, [name, ...container.text]),
    choiceId: choiceIdOf(message, name, container),
  };
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

/** Nothing that we know: only key material, nothing at all, or a kind that WhatsApp has added since. */
function remainder(message: JsonObject): Content {
  const names = Object.keys(message).filter((name) => name !== CONTEXT && isPresent(message[name]));
  const unknown = names.some((name) => !KEY_MATERIAL.includes(name));
  const kind = unknown ? 'unknown' : names.length > 0 ? 'protocol' : 'empty';
  return { kind, text: null, choiceId: null };
}

function isPresent(value: unknown): boolean {
  return isJsonObject(value) || (typeof value === 'string' && value !== '');
}

import { CONTEXT, KEY_MATERIAL, NOT_WRITTEN, WRAPPERS, WRITTEN } from '../../lambdas/ingest/reading/message-containers';

const CONTAINERS = [...Object.entries(NOT_WRITTEN), ...Object.entries(WRITTEN)];

/** Names of members that mean something to us, those of the containers straight from their table. */
export const NAMES: readonly string[] = [
  ...['event', 'messages', 'statuses', 'key', 'id', 'fromMe', 'remoteJid', 'remoteJidAlt', 'senderPn', 'message'],
  ...['status', 'update', 'protocolMessage', 'editedMessage', 'type', 'messageStubType'],
  ...['nativeFlowResponseMessage', 'paramsJson', '__proto__', 'constructor', CONTEXT],
  ...KEY_MATERIAL,
  ...WRAPPERS,
  ...CONTAINERS.flatMap(([name, { text = [], choiceId = [] }]) => [name, ...text, ...choiceId]),
];

/** Texts that mean something to us, or that have broken something somewhere. */
export const WORDS: readonly string[] = [
  ...['messages.upsert', 'messages.update', 'presence.update', 'MESSAGES_UPSERT'],
  ...['5215550000101@s.whatsapp.net', '5215550000101:7@s.whatsapp.net', '184460000000101@lid', '184460000000101'],
  ...['120363000000000000@g.us', 'status@broadcast', '13135550002@s.whatsapp.net', '0@s.whatsapp.net'],
  ...['delivered', 'DELIVERY_ACK', 'MESSAGE_EDIT', 'REVOKE', '3', '{"id":"a"}', '{', 'toString'],
  ...['', ' ', '\u0000', '\ud83d', '\uffff', '😀'],
];

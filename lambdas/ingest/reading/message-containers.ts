import type { ContentKind } from '../../shared/message/queue-message';

/** Names of members, from the outside in. */
type Path = readonly string[];

/** A kind of container in a WhatsApp message. */
export interface Container {
  readonly kind: ContentKind;
  /** Where its words are, inside the container. Absent when it never has any. */
  readonly text?: Path;
  /** Where they are when they are not there. */
  readonly otherText?: Path;
  /** Where the id of the chosen button or row is. */
  readonly choiceId?: Path;
}

/** Holds what another device of the business itself has sent. */
export const SENT_BY_OWN_DEVICE = 'deviceSentMessage';

/** Wrappers that hold a further `message`. Names by WAProto; the contract lists those seen in the field. */
export const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'editedMessage',
  SENT_BY_OWN_DEVICE,
  'groupMentionedMessage',
  'lottieStickerMessage',
  'botInvokeMessage',
  'associatedChildMessage',
  'pollCreationMessageV4',
  'pollCreationOptionImageMessage',
  'botForwardedMessage',
  'botTaskMessage',
  'eventCoverImage',
  'groupStatusMessage',
  'groupStatusMessageV2',
  'groupStatusMentionMessage',
  'statusMentionMessage',
  'statusAddYours',
  'questionMessage',
  'spoilerMessage',
];

/** WhatsApp nests two or three deep; Baileys stops after five. */
export const MAX_WRAPPERS = 5;

/**
 * Containers that a person did not write, among them the buttons and lists of other companies' systems. They come before all
 * others, because some of them hold text.
 */
export const NOT_WRITTEN: Readonly<Record<string, Container>> = {
  reactionMessage: { kind: 'reaction', text: ['text'] },
  encReactionMessage: { kind: 'reaction' },
  pollUpdateMessage: { kind: 'pollvote' },
  encEventResponseMessage: { kind: 'pollvote' },
  encCommentMessage: { kind: 'reaction' },
  statusStickerInteractionMessage: { kind: 'reaction' },
  secretEncryptedMessage: { kind: 'edit' },
  pinInChatMessage: { kind: 'protocol' },
  keepInChatMessage: { kind: 'protocol' },
  requestPhoneNumberMessage: { kind: 'protocol' },
  call: { kind: 'protocol' },
  callLogMesssage: { kind: 'protocol' },
  bcallMessage: { kind: 'protocol' },
  scheduledCallEditMessage: { kind: 'protocol' },
  messageHistoryBundle: { kind: 'protocol' },
  messageHistoryNotice: { kind: 'protocol' },
  stickerSyncRmrMessage: { kind: 'protocol' },
  statusNotificationMessage: { kind: 'protocol' },
  declinePaymentRequestMessage: { kind: 'protocol' },
  cancelPaymentRequestMessage: { kind: 'protocol' },
  albumMessage: { kind: 'album' },
  placeholderMessage: { kind: 'empty' },
  interactiveMessage: { kind: 'automatic', text: ['body', 'text'] },
  buttonsMessage: { kind: 'automatic', text: ['contentText'], otherText: ['text'] },
  listMessage: { kind: 'automatic', text: ['description'], otherText: ['title'] },
  highlyStructuredMessage: {
    kind: 'automatic',
    text: ['hydratedHsm', 'hydratedTemplate', 'hydratedContentText'],
    otherText: ['hydratedHsm', 'hydratedFourRowTemplate', 'hydratedContentText'],
  },
  richResponseMessage: { kind: 'automatic' },
};

/** The words of a payment, which are a message themselves. */
const NOTE = {
  text: ['noteMessage', 'extendedTextMessage', 'text'],
  otherText: ['noteMessage', 'conversation'],
} as const;

/** What a person writes, in the order in which text is looked for. */
export const WRITTEN: Readonly<Record<string, Container>> = {
  conversation: { kind: 'text', text: [] },
  extendedTextMessage: { kind: 'text', text: ['text'] },
  imageMessage: { kind: 'media', text: ['caption'] },
  videoMessage: { kind: 'media', text: ['caption'] },
  documentMessage: { kind: 'media', text: ['caption'] },
  buttonsResponseMessage: { kind: 'choice', text: ['selectedDisplayText'], choiceId: ['selectedButtonId'] },
  listResponseMessage: { kind: 'choice', text: ['title'], choiceId: ['singleSelectReply', 'selectedRowId'] },
  templateButtonReplyMessage: { kind: 'choice', text: ['selectedDisplayText'], choiceId: ['selectedId'] },
  interactiveResponseMessage: { kind: 'choice', text: ['body', 'text'] },
  templateMessage: {
    kind: 'text',
    text: ['hydratedTemplate', 'hydratedContentText'],
    otherText: ['hydratedFourRowTemplate', 'hydratedContentText'],
  },
  statusQuotedMessage: { kind: 'text', text: ['text'] },
  orderMessage: { kind: 'commerce', text: ['message'] },
  productMessage: { kind: 'commerce', text: ['body'] },
  sendPaymentMessage: { kind: 'commerce', ...NOTE },
  requestPaymentMessage: { kind: 'commerce', ...NOTE },
  paymentInviteMessage: { kind: 'commerce' },
  invoiceMessage: { kind: 'commerce', text: ['note'] },
  newsletterAdminInviteMessage: { kind: 'invite', text: ['caption'] },
  newsletterFollowerInviteMessageV2: { kind: 'invite', text: ['caption'] },
  groupInviteMessage: { kind: 'invite', text: ['caption'] },
  liveLocationMessage: { kind: 'location', text: ['caption'] },
  locationMessage: { kind: 'location', text: ['comment'] },
  ptvMessage: { kind: 'media', text: ['caption'] },
  audioMessage: { kind: 'media' },
  stickerMessage: { kind: 'media' },
  stickerPackMessage: { kind: 'media', text: ['caption'] },
  contactMessage: { kind: 'contact' },
  contactsArrayMessage: { kind: 'contact' },
  pollCreationMessage: { kind: 'poll', text: ['name'] },
  pollCreationMessageV2: { kind: 'poll', text: ['name'] },
  pollCreationMessageV3: { kind: 'poll', text: ['name'] },
  pollCreationMessageV5: { kind: 'poll', text: ['name'] },
  pollResultSnapshotMessage: { kind: 'poll', text: ['name'] },
  eventMessage: { kind: 'event', text: ['name'] },
  scheduledCallCreationMessage: { kind: 'event', text: ['title'] },
};

/** Key material and context that come with a message; alone they mean nothing. */
export const KEY_MATERIAL = ['senderKeyDistributionMessage', 'fastRatchetKeySenderKeyDistributionMessage'];
/** Member beside the content that holds no content of its own. */
export const CONTEXT = 'messageContextInfo';

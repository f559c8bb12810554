import { MAX_BODY_BYTES } from '../shared/limits';
import { isOfDoctor } from '../shared/message/doctor';
import { pseudonymWith } from '../shared/message/pseudonym';
import type { QueueMessage } from '../shared/message/queue-message';
import type { Secret } from '../shared/secrets/secret';
import { type AcceptDependencies, acceptItems } from './accept-items';
import { type Authorize, type CredentialProblem, type LetIn, noAuthorization } from './door/authorization';
import { verifySignature } from './door/signature';
import type { VerifiedBy } from './door/verified-by';
import { readWebhookEvent, type WebhookEvent } from './reading/webhook-event';
import { webhookJsonOf } from './reading/webhook-json';
import type { RejectReason } from './reject-reasons';

/** A webhook as it came in. Headers are lists, because a header that comes twice must be seen twice. */
export interface WebhookRequest {
  readonly body: Buffer;
  readonly signatures: readonly string[];
  readonly authorizations: readonly string[];
}

/** What is answered, and what is logged about it. */
export type WebhookOutcome =
  | { readonly kind: 'accepted'; readonly event: string | null; readonly counts: AcceptedCounts }
  | { readonly kind: 'ignored'; readonly event: string | null }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  /** Two deliveries of one item met, or there was no time for all of a large webhook: it is asked to come again. Nothing has failed. */
  | { readonly kind: 'deferred' }
  | { readonly kind: 'unavailable' };

/** What became of the items of a webhook; each is counted once. */
export interface AcceptedCounts {
  /** Those that are queued now. */
  readonly accepted: number;
  readonly duplicates: number;
  readonly ignored: number;
  /** Those that are in the dead-letter queue now. */
  readonly quarantined: number;
}

/** What taking a webhook in needs. */
export interface ReceiveDependencies extends AcceptDependencies {
  readonly webhookSecret: Secret;
  readonly pseudonymKey: Secret;
  readonly authorize: Authorize;
  /** Gets the items of the webhook as soon as they are known, whatever becomes of them. */
  readonly onItems: (items: readonly QueueMessage[]) => void;
  /** Gets the oldest secret that a webhook of WhatzMeAPI was verified by; the doctor's are not. @default nobody asks */
  readonly onGenuine?: (by: SecretVersion) => void;
  readonly nowMs: () => number;
}

type SecretVersion = VerifiedBy['version'];

/**
 * Takes a webhook in: checks size, signature and credential, in this order, so that nothing is parsed before it is proven
 * authentic; then makes every item safe in SQS, also what is not understood. The content type is not looked at: the signature
 * says whose it is, and senders get the type wrong.
 *
 * @throws when a secret can't be read.
 */
export async function receiveWebhook(request: WebhookRequest, deps: ReceiveDependencies): Promise<WebhookOutcome> {
  const receivedAtMs = deps.nowMs();
  const knock = await judge(request, deps);
  if (knock.kind === 'rejected') return knock;
  const pseudonym = pseudonymWith((await deps.pseudonymKey.read()).current);
  return takeIn(readWebhookEvent({ ...webhookJsonOf(request.body), receivedAtMs, pseudonym }), knock.by, deps);
}

type Knock =
  | { readonly kind: 'let-in'; readonly by: SecretVersion }
  | { readonly kind: 'rejected'; readonly reason: RejectReason };

const rejected = (reason: RejectReason): Knock => ({ kind: 'rejected', reason });

async function judge(request: WebhookRequest, deps: ReceiveDependencies): Promise<Knock> {
  if (request.body.byteLength > MAX_BODY_BYTES) return rejected('too-large');
  const signature = await verifySignature(request.body, request.signatures, deps.webhookSecret);
  if (signature === 'signature-missing' && (await isAuthorized(request, deps))) return rejected('unsigned-authorized');
  if (typeof signature === 'string') return rejected(signature);
  const letIn = await deps.authorize(request.authorizations);
  if (isProblem(letIn)) return rejected(letIn);
  return { kind: 'let-in', by: countVersions(signature, letIn, deps) };
}

/** Whether a webhook without a signature is WhatzMeAPI's all the same. What can't be looked into is refused like any other. */
async function isAuthorized({ authorizations }: WebhookRequest, { authorize }: ReceiveDependencies): Promise<boolean> {
  if (authorize === noAuthorization || authorizations.length === 0) return false;
  const letIn = await authorize(authorizations).catch(() => 'credential-mismatch' as const);
  return !isProblem(letIn);
}

function isProblem(letIn: LetIn | CredentialProblem): letIn is CredentialProblem {
  return typeof letIn === 'string' && letIn !== 'not-by-secret';
}

/** Counted, so that somebody is told while the panel still has the previous secret and it is still accepted. */
function countVersions(signature: VerifiedBy, letIn: LetIn, { telemetry, nowMs }: ReceiveDependencies): SecretVersion {
  const versions = letIn === 'not-by-secret' ? [signature] : [signature, letIn];
  const replaced = versions.flatMap(({ replacedAtMs }) => (replacedAtMs === null ? [] : [replacedAtMs]));
  telemetry.count(replaced.length > 0 ? 'VerifiedByPreviousSecret' : 'VerifiedByCurrentSecret');
  if (replaced.length === 0) return 'current';
  telemetry.duration('PreviousSecretAgeMs', Math.max(0, nowMs() - Math.min(...replaced)));
  return 'previous';
}

async function takeIn(event: WebhookEvent, by: SecretVersion, deps: ReceiveDependencies): Promise<WebhookOutcome> {
  if (!isAllOfDoctor(event)) {
    deps.telemetry.count('EventsReceived');
    deps.onGenuine?.(by);
  }
  deps.telemetry.count('EventsIgnored', event.ignored);
  deps.telemetry.count('Duplicates', event.repeated);
  deps.onItems(event.items);
  if (event.items.length === 0) return { kind: 'ignored', event: event.name };
  const counts = await acceptItems(event.items, deps);
  if (counts.failed > 0) return { kind: 'unavailable' };
  if (counts['in-progress'] > 0 || counts.untried > 0) return { kind: 'deferred' };
  return {
    kind: 'accepted',
    event: event.name,
    counts: {
      accepted: counts.done,
      duplicates: counts.duplicate + event.repeated,
      ignored: event.ignored,
      quarantined: counts.quarantined,
    },
  };
}

/** `EventsReceived` shows that WhatzMeAPI reaches us. The doctor’s webhooks don't come from there, so they don't count. */
function isAllOfDoctor({ items, ignored }: WebhookEvent): boolean {
  return items.length > 0 && ignored === 0 && items.every(isOfDoctor);
}

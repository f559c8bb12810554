import { randomUUID } from 'node:crypto';
import { DOCTOR_CHAT, DOCTOR_ID_PREFIX } from '../../lambdas/shared/message/doctor';
import { messageKeyOf } from '../../lambdas/shared/telemetry/log-keys';
import type { LogField, LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import { authorizationHeader } from '../target/authorization-header';
import type { FunctionLogLine } from '../target/function-logs';
import { postWebhook, type WebhookTarget } from '../target/post-webhook';
import type { Texts } from '../texts/texts';
import { type Check, type Examination, type Finding, failed, ok, skipped, unsure } from './check';

const POSTS = 20;
const WANTED_MS = 2_000;
const ANSWER_WITHIN_MS = 10_000;
const LOGS_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 2_000;
/** Clocks differ, and CloudWatch sorts lines by that of the function. */
const CLOCKS_DIFFER_BY_MS = 60_000;

/**
 * Checks that a webhook without a signature is refused. It has an `Authorization`, if a wrong one: without either AWS WAF would
 * refuse it, and nothing would be known of the function.
 */
export const checkUnsigned: Check = {
  name: 'unsigned',
  title: (texts) => texts.titles.unsigned,
  examine: async ({ target: { outputs }, texts, terminal }) => {
    const response = await terminal.fetch(ANSWER_WITHIN_MS, outputs.WebhookUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer doctor' },
      body: JSON.stringify(doctorsMessage('unsigned')),
    });
    await response.body?.cancel();
    if (response.status === 401) return ok(texts.refused);
    return notTaken(response.status, texts);
  },
};

/** What is signed is taken in time, and a second delivery is told from the first; both show in the functions' logs. */
export const checkSigned: Check = {
  name: 'signed',
  title: (texts) => texts.titles.signed,
  examine: async (examination) => {
    const { texts, terminal } = examination;
    const target = await signingTarget(examination);
    if (target === null) return skipped(texts.issuersTokens);
    const fromMs = terminal.nowMs();
    const ids = Array.from({ length: POSTS }, () => `${DOCTOR_ID_PREFIX}${randomUUID()}`);
    const durationsMs: number[] = [];
    for (const [index, id] of ids.entries()) {
      terminal.progress(texts.posting(index + 1, POSTS));
      const { status, durationMs } = await postWebhook(target, doctorsMessage(id), ANSWER_WITHIN_MS, terminal);
      if (status !== 200) return notTaken(status, texts);
      durationsMs.push(durationMs);
    }
    const again = await postWebhook(target, doctorsMessage(ids[0] ?? ''), ANSWER_WITHIN_MS, terminal);
    if (again.status !== 200) return notTaken(again.status, texts);
    const slow = slowFinding(durationsMs, examination);
    return slow ?? inTheLogs(ids, fromMs, durationsMs, examination);
  },
};

function notTaken(status: number, texts: Texts['doctor']): Finding {
  const mends: ReadonlyMap<string, string> = new Map(Object.entries(texts.mendStatus));
  return failed(texts.answered(status), mends.get(String(status)) ?? texts.mendStatus.other);
}

/**
 * Never answered, for two reasons: it is the business's own, and of a broadcast. By these and its id ingest leaves it out of
 * `EventsReceived`.
 */
function doctorsMessage(id: string) {
  return {
    event: 'messages.upsert',
    messages: [{ key: { id, fromMe: true, remoteJid: DOCTOR_CHAT }, message: { conversation: 'whatz doctor' } }],
  };
}

async function signingTarget({ target: { outputs }, secrets }: Examination): Promise<WebhookTarget | null> {
  const { value: secret } = await secrets.read(outputs.WebhookSecretArn);
  const credential = outputs.Auth === 'none' ? '' : (await secrets.read(outputs.InboundCredentialArn)).value;
  const authorization = await authorizationHeader(outputs, credential);
  return authorization === null ? null : { url: new URL(outputs.WebhookUrl), secret, authorization };
}

/** Of 20 the 99th percentile is the slowest. */
function slowFinding(durationsMs: readonly number[], { texts }: Examination): Finding | null {
  const { median, p99 } = percentiles(durationsMs);
  return p99 < WANTED_MS ? null : failed(texts.slow(median, p99), texts.mendSlow);
}

function percentiles(durationsMs: readonly number[]) {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  return { median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), p99: Math.round(sorted.at(-1) ?? 0) };
}

/** Waits until the logs tell of all of them: taken once each, the repeated one found to be one, each handled once. */
async function inTheLogs(
  ids: readonly string[],
  fromMs: number,
  durationsMs: readonly number[],
  { readLogs, terminal, texts }: Examination,
): Promise<Finding> {
  const keys = ids.map((id) => messageKeyOf(`message:${id}`));
  const endMs = terminal.nowMs() + LOGS_WITHIN_MS;
  for (;;) {
    const { taken, repeated, handled } = traces(await readLogs(fromMs - CLOCKS_DIFFER_BY_MS), keys);
    if (handled > POSTS) return failed(texts.handledTwice(handled, POSTS), texts.mendTwice);
    if (taken === POSTS && repeated === 1 && handled === POSTS) {
      return ok(texts.taken(POSTS, percentiles(durationsMs).median, percentiles(durationsMs).p99));
    }
    if (terminal.nowMs() > endMs || terminal.stopped.aborted) {
      // Nothing was taken or handled twice: only the line is missing that says so.
      if (taken === POSTS && handled === POSTS) return unsure(texts.repeatedNotSeen(POSTS), texts.mendRepeatedNotSeen);
      return failed(texts.notHandled({ taken, repeated, handled, posts: POSTS }), texts.mendNotHandled);
    }
    terminal.progress(texts.waitingForLogs(handled, POSTS));
    await terminal.sleep(LOOK_EVERY_MS);
  }
}

function traces(lines: readonly FunctionLogLine[], keys: readonly string[]) {
  const ours = lines.map(({ fields }) => fields).filter(({ messageKey }) => keys.includes(String(messageKey)));
  const count = (message: LogMessage, field?: LogField) =>
    ours.filter((fields) => fields.message === message && (field === undefined || Number(fields[field]) > 0)).length;
  return {
    taken: count('webhook accepted', 'accepted'),
    repeated: count('webhook accepted', 'duplicates'),
    handled: count('reply skipped'),
  };
}

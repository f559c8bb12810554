import { randomBytes } from 'node:crypto';
import { INGEST_CONCURRENCY } from '../../local/api-gateway-stand-in';
import { newMessageId } from '../../local/message-id';
import { postWebhook, type WebhookAnswer } from '../target/post-webhook';
import { type Command, CommandError, type Terminal } from '../terminal/command';
import { printable } from '../terminal/printable';
import type { Texts } from '../texts/texts';
import { parseSimulateOptions, type SimulateOptions, type Simulation } from './simulate-options';
import { messageWebhook, type SimulatedWebhook, statusWebhook } from './simulated-webhook';
import { type SimulationTarget, webhookTarget } from './webhook-target';

const ANSWER_WITHIN_MS = 30_000;
const DEFAULT_FROM = '5215550000101';

/** Customers that a burst comes from: one chat is answered in order, several side by side. */
const CHATS_IN_BURST = 10;

/** What is answered, so that a made-up number could bring a reply to a stranger. */
const ANSWERED: ReadonlySet<Simulation> = new Set(['message', 'duplicate', 'burst']);

/** Signs webhooks, posts them, and says whether the answers are what they should be. */
export const simulate: Command = {
  name: 'simulate',
  run: async (args, terminal) => {
    const options = parseSimulateOptions(args, terminal.texts);
    const target = await webhookTarget(options, terminal);
    if (target.sendsToPeople && options.from === undefined && ANSWERED.has(options.simulation)) {
      throw new CommandError('usage', terminal.texts.simulate.fromNeeded);
    }
    const texts = terminal.texts.simulate;
    const answers = await send(options, target, texts, terminal);
    return verdict(options.simulation === 'forged' ? 401 : 200, answers, texts, terminal);
  },
};

async function send(
  options: SimulateOptions,
  target: SimulationTarget,
  texts: Texts['simulate'],
  terminal: Terminal,
): Promise<readonly WebhookAnswer[]> {
  const post = (webhook: SimulatedWebhook, to = target) => {
    return postWebhook(to, webhook, ANSWER_WITHIN_MS, terminal).catch((error: unknown) => {
      throw unreachable(error, target.url.href, texts);
    });
  };
  const show = (answer: WebhookAnswer) => {
    terminal.write(`${answer.status} ${printable(answer.body)}  ${Math.round(answer.durationMs)} ms`);
    return answer;
  };
  switch (options.simulation) {
    case 'message':
      return [show(await post(oneMessage(options)))];
    case 'status':
      return [show(await post(statusWebhook({ id: options.id ?? newMessageId(), status: options.status })))];
    case 'duplicate': {
      const webhook = oneMessage(options);
      return [show(await post(webhook)), show(await post(webhook))];
    }
    case 'forged':
      return [show(await post(oneMessage(options), { ...target, secret: randomBytes(32).toString('hex') }))];
    case 'burst': {
      const answers = await burst(options, post, texts, terminal);
      if (target.isLocalRun && options.count > INGEST_CONCURRENCY) terminal.write(texts.localBurst(INGEST_CONCURRENCY));
      return answers;
    }
  }
}

async function burst(
  options: SimulateOptions,
  post: (webhook: SimulatedWebhook) => Promise<WebhookAnswer>,
  texts: Texts['simulate'],
  terminal: Terminal,
): Promise<readonly WebhookAnswer[]> {
  const startedAtMs = terminal.nowMs();
  const answers = await Promise.all(
    Array.from({ length: options.count }, (_, index) => {
      const from = options.from ?? String(Number(DEFAULT_FROM) + (index % CHATS_IN_BURST));
      return post(messageWebhook({ id: newMessageId(), from, text: options.text, now: new Date(terminal.nowMs()) }));
    }),
  );
  const totalMs = terminal.nowMs() - startedAtMs;
  const durations = answers.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  const [median = 0, slowest = 0] = [durations[Math.floor(durations.length / 2)], durations.at(-1)];
  for (const [status, count] of countByStatus(answers)) terminal.write(`${status} × ${count}`);
  terminal.write(texts.burst(answers.length, Math.round(totalMs), Math.round(median), Math.round(slowest)));
  return answers;
}

function oneMessage({ id, from, text }: SimulateOptions): SimulatedWebhook {
  return messageWebhook({ id: id ?? newMessageId(), from: from ?? DEFAULT_FROM, text, now: new Date() });
}

function countByStatus(answers: readonly WebhookAnswer[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

function verdict(
  expected: number,
  answers: readonly WebhookAnswer[],
  texts: Texts['simulate'],
  terminal: Terminal,
): number {
  const unexpected = answers.find(({ status }) => status !== expected);
  if (unexpected === undefined) return 0;
  terminal.write(texts.unexpected(expected, unexpected.status));
  if (unexpected.status === 401) terminal.write(texts.checkCredentials);
  return 1;
}

/** What went wrong between us and the webhook; `fetch` keeps the system's error in the cause. */
function unreachable(error: unknown, url: string, texts: Texts['simulate']): CommandError {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (code === 'ECONNREFUSED') return new CommandError('failed', texts.nothingListening(url), { cause: error });
  const reason = code ?? [cause, error].find((candidate) => candidate instanceof Error)?.message ?? String(error);
  return new CommandError('failed', texts.unreachable(url, reason), { cause: error });
}

import { randomBytes } from 'node:crypto';
import { ROTATED_SECRET_KNOWN_AFTER_MS } from '../../lambdas/shared/limits';
import { CommandError } from '../terminal/command';
import { requireYes } from '../terminal/confirm';
import { jsonText } from '../terminal/steering';
import type { SecretsWork } from './secrets-show';

const HOUR_MS = 60 * 60_000;

/**
 * Writes a new version, waits until every function would find it (see docs/decisions/0009), and prints it for the panel.
 *
 * @throws CommandError while the version before the current one may still be in the panel: only two versions are kept
 */
export async function rotateSecret(which: 'webhook' | 'credential', work: SecretsWork): Promise<number> {
  const { target, secrets, terminal, texts, leaked, json } = work;
  const { outputs } = target;
  if (which === 'credential' && (outputs.Auth === 'none' || outputs.Auth === 'jwt-jwks')) {
    throw new CommandError('failed', texts.noCredentialUsed(outputs.Auth));
  }
  const arn = which === 'webhook' ? outputs.WebhookSecretArn : outputs.InboundCredentialArn;
  if (!leaked) await refuseTooSoon(arn, work);
  await confirm(which, work);
  const value = await replacement(which, arn, work);
  // Twice: the leaked value is neither the current version nor the one before.
  if (leaked) await secrets.write(arn, randomBytes(32).toString('hex'));
  await secrets.write(arn, value);
  await waitUntilKnown(work);
  if (json) terminal.write(jsonText({ url: outputs.WebhookUrl, [which]: value }));
  else for (const line of told(which, value, work)) terminal.write(line);
  return 0;
}

function told(
  which: 'webhook' | 'credential',
  value: string,
  { target, texts, leaked }: SecretsWork,
): readonly string[] {
  const { Auth, PreviousSecretHours: hours } = target.outputs;
  const shown = which === 'webhook' ? value : texts.authorizationOf(Auth, value);
  if (leaked || hours === 0) return [...texts.rotated(which, shown), texts.previousRefused];
  // A local run has no alarms.
  const warned = target.localRun === undefined ? [texts.previousWarned] : [];
  return [...texts.rotated(which, shown), texts.previousAccepted(hours), ...warned];
}

async function refuseTooSoon(arn: string, { target, secrets, terminal, texts }: SecretsWork): Promise<void> {
  const [{ sinceMs }, hasPrevious] = await Promise.all([secrets.read(arn), secrets.hasPrevious(arn)]);
  const endMs = sinceMs + target.outputs.PreviousSecretHours * HOUR_MS;
  if (!hasPrevious || terminal.nowMs() >= endMs) return;
  throw new CommandError('failed', texts.tooSoon(new Date(sinceMs), new Date(endMs)));
}

async function confirm(which: 'webhook' | 'credential', { target, terminal, texts, yes, leaked }: SecretsWork) {
  if (yes) return;
  await requireYes(
    leaked ? texts.confirmLeaked(which, target.name) : texts.confirmRotate(which, target.name),
    terminal,
  );
}

/** A value of the same form: with Basic authorization the user stays. */
async function replacement(which: 'webhook' | 'credential', arn: string, { target, secrets }: SecretsWork) {
  const random = randomBytes(32).toString('hex');
  if (which === 'webhook' || target.outputs.Auth !== 'basic') return random;
  const { value } = await secrets.read(arn);
  const [user = ''] = value.split(':', 1);
  return `${user || 'whatzmeapi'}:${random}`;
}

async function waitUntilKnown({ terminal, texts }: SecretsWork): Promise<void> {
  const endMs = terminal.nowMs() + ROTATED_SECRET_KNOWN_AFTER_MS;
  for (let leftMs = ROTATED_SECRET_KNOWN_AFTER_MS; leftMs > 0; leftMs = endMs - terminal.nowMs()) {
    terminal.progress(texts.waiting(Math.ceil(leftMs / 1_000)));
    await terminal.sleep(Math.min(leftMs, 1_000));
    if (terminal.stopped.aborted) break;
  }
  terminal.progress('');
}

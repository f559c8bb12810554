import { functionLogs } from '../target/function-logs';
import { openTarget, TARGET_OPTIONS } from '../target/target';
import { targetSecrets } from '../target/target-secrets';
import { webhookUrl } from '../target/webhook-url';
import { type Command, CommandError, type Terminal } from '../terminal/command';
import { parseOptionsOnly } from '../terminal/parse-options';
import { jsonText } from '../terminal/steering';
import type { Check, CheckState, Examination, Finding } from './check';
import { checkAddress } from './check-address';
import { checkAlarmTopic } from './check-alarm-topic';
import { checkArrivals } from './check-arrivals';
import { checkDeadLetters, checkQueue } from './check-queues';
import { checkSecrets } from './check-secrets';
import { checkSendToken } from './check-send-token';
import { checkTls } from './check-tls';
import { checkSigned, checkUnsigned } from './check-webhook';
import { noAnswer } from './no-answer';
import { tlsHandshake } from './tls-handshake';

const OPTIONS = { ...TARGET_OPTIONS, url: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/** In the order in which a message goes. */
const CHECKS: readonly Check[] = [
  checkSecrets,
  checkTls,
  checkUnsigned,
  checkSigned,
  checkArrivals,
  checkAddress,
  checkQueue,
  checkDeadLetters,
  checkSendToken,
  checkAlarmTopic,
];

/** Checks a deployment from outside and inside, and says how to mend what is wrong. */
export const doctor: Command = {
  name: 'doctor',
  run: async (args, terminal) => {
    const values = parseOptionsOnly(args, OPTIONS, terminal.texts);
    const texts = terminal.texts.doctor;
    if (values.url !== undefined) webhookUrl(values.url, terminal.texts);
    const target = await openTarget(values, terminal);
    const examination: Examination = {
      target,
      terminal,
      texts,
      secrets: targetSecrets(target, terminal.texts),
      readLogs: functionLogs(target, terminal),
      handshake: tlsHandshake,
    };
    if (!values.json) terminal.write(`${terminal.paint('dim', target.name)}\n`);
    const results = await examineAll(examination, (check, finding) => {
      if (!values.json) for (const line of lines(check, finding, examination)) terminal.write(line);
    });
    const failures = results.filter(({ state }) => state === 'failed').length;
    const doubts = results.filter(({ state }) => state === 'unsure').length;
    terminal.write(values.json ? jsonText({ healthy: failures === 0, checks: results }) : verdict());
    return failures === 0 ? 0 : 1;

    function verdict(): string {
      if (failures > 0) return `\n${terminal.paint('red', texts.unwell(failures))}`;
      return `\n${terminal.paint('green', doubts > 0 ? texts.almostWell(doubts) : texts.well)}`;
    }
  },
};

async function examineAll(examination: Examination, onFinding: (check: Check, finding: Finding) => void) {
  const { terminal, texts } = examination;
  const results: ({ readonly check: string } & Finding)[] = [];
  for (const check of CHECKS) {
    terminal.progress(`… ${check.title(texts)}`);
    const finding = await examine(check, examination);
    terminal.progress('');
    onFinding(check, finding);
    results.push({ check: check.name, ...finding });
    if (terminal.stopped.aborted) break;
  }
  return results;
}

/** A check that cannot be made is a failure of its own, and the others go on. */
async function examine(check: Check, examination: Examination): Promise<Finding> {
  try {
    return await check.examine(examination);
  } catch (error) {
    if (error instanceof CommandError) return { state: 'failed', detail: error.message };
    if (!(error instanceof Error)) throw error;
    const { texts, target } = examination;
    return noAnswer(target.outputs.WebhookUrl, error, texts, texts.mendTls);
  }
}

const SYMBOLS: Readonly<Record<CheckState, readonly [string, Parameters<Terminal['paint']>[0]]>> = {
  ok: ['✓', 'green'],
  failed: ['✗', 'red'],
  unsure: ['!', 'yellow'],
  skipped: ['·', 'dim'],
};

function lines(check: Check, { state, detail, mend }: Finding, { texts, terminal }: Examination): readonly string[] {
  const [symbol, style] = SYMBOLS[state];
  const width = Math.max(...Object.values(texts.titles).map((title) => title.length));
  const head = `${terminal.paint(style, symbol)} ${check.title(texts).padEnd(width)}  ${detail}`;
  return mend === undefined ? [head] : [head, `  ${' '.repeat(width)}  → ${mend}`];
}

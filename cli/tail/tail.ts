import { type FunctionLogLine, functionLogs, type ReadLogs } from '../target/function-logs';
import { givenChat } from '../target/given-chat';
import { openTarget, TARGET_OPTIONS } from '../target/target';
import { type Command, CommandError, type Terminal } from '../terminal/command';
import { parseDuration } from '../terminal/duration';
import { clock, renderLogLine } from '../terminal/log-line';
import { parseOptionsOnly } from '../terminal/parse-options';
import { jsonText } from '../terminal/steering';

const OPTIONS = {
  ...TARGET_OPTIONS,
  since: { type: 'string', default: '5m' },
  chat: { type: 'string' },
  'no-follow': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const POLL_EVERY_MS = 2_000;
/** CloudWatch puts lines in their place some seconds late: each look goes back so far. */
const LATE_BY_MS = 30_000;

/** Shows events, replies, retries and dead letters as they happen. */
export const tail: Command = {
  name: 'tail',
  isEndless: true,
  run: async (args, terminal) => {
    const values = parseOptionsOnly(args, OPTIONS, terminal.texts);
    const sinceMs = parseDuration(values.since);
    if (sinceMs === undefined) throw new CommandError('usage', terminal.texts.tail.since(values.since));
    const chat = givenChat(values.chat, terminal.texts);
    const target = await openTarget(values, terminal);
    if (!values.json) terminal.write(terminal.paint('dim', target.name));
    const show = (line: FunctionLogLine) => {
      if (chat !== undefined && !String(line.fields.chat ?? '').includes(chat)) return;
      writeLine(line, values.json, terminal);
    };
    const read = functionLogs(target, terminal);
    await follow(read, { fromMs: terminal.nowMs() - sinceMs, show, once: values['no-follow'], terminal });
    return 0;
  },
};

interface Following {
  readonly fromMs: number;
  readonly show: (line: FunctionLogLine) => void;
  readonly once: boolean;
  readonly terminal: Terminal;
}

/** Shows every line once, until the person stops it. */
async function follow(read: ReadLogs, { fromMs, show, once, terminal }: Following): Promise<void> {
  let seen = new Set<string>();
  let isFirst = true;
  for (;;) {
    const sinceMs = Math.max(fromMs, terminal.nowMs() - (seen.size === 0 ? Infinity : LATE_BY_MS));
    const lines = await readAgain(read, sinceMs, { isFirst, terminal });
    isFirst = false;
    for (const line of lines) if (!seen.has(line.id)) show(line);
    // What was read last is all that can come again.
    seen = new Set([...lines.map(({ id }) => id), ...(lines.length === 0 ? seen : [])]);
    if (once) return;
    await terminal.sleep(POLL_EVERY_MS);
    if (terminal.stopped.aborted) return;
  }
}

/** A network that is away for a moment ends nothing; a local run that has ended does. */
async function readAgain(
  read: ReadLogs,
  sinceMs: number,
  { isFirst, terminal }: { readonly isFirst: boolean; readonly terminal: Terminal },
): Promise<readonly FunctionLogLine[]> {
  try {
    const lines = await read(sinceMs);
    terminal.progress('');
    return lines;
  } catch (error) {
    if (isFirst || !(error instanceof CommandError) || error.code === 'ended') throw error;
    terminal.progress(error.message);
    return [];
  }
}

function writeLine({ atMs, fields }: FunctionLogLine, json: boolean, { write, paint, texts }: Terminal): void {
  if (json) {
    write(jsonText({ at: new Date(atMs).toISOString(), ...fields }));
    return;
  }
  const line = renderLogLine(fields, { paint, texts: texts.localRun });
  if (line === undefined) return;
  const chat = typeof fields.chat === 'string' && fields.chat !== '' ? `  ${paint('dim', fields.chat)}` : '';
  write(`${paint('dim', clock(new Date(atMs)))}  ${line}${chat}`);
}

import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { redriveLetters } from '../../../cli/dlq/dlq-redrive';
import { deadLetterQueue } from '../../../cli/target/dead-letters';
import type { Target } from '../../../cli/target/target';
import { CommandError, type Terminal } from '../../../cli/terminal/command';
import { textsIn } from '../../../cli/texts/texts';
import type { AwsPatience } from '../../../lambdas/shared/limits';
import type { Journal } from '../journal/journal';
import { type Mistake, withCommands } from '../planted/mistake';
import { Sandbox } from '../runtime/sandbox';
import type { Cloud } from '../services/cloud';
import { DEAD_LETTER_QUEUE_URL, QUEUE_URL } from '../services/sqs';

const PATIENCE: AwsPatience = { connectionTimeoutMs: 1_000, requestTimeoutMs: 5_000, maxAttempts: 3 };
const GIVES_UP_AFTER_MS = 10 * 60_000;
const LETTERS_PER_SECOND = 10;
const ANY = { ids: [], reason: undefined, chat: undefined, olderThanMs: undefined, newerThanMs: undefined };

export interface RedriveRun {
  readonly cloud: Cloud;
  readonly journal: Journal;
  readonly mistake: Mistake;
  /** The machine dies at its call of this number, counted from 0. */
  readonly diesAtCall?: number | undefined;
}

/** Runs `./whatz dlq redrive` on a machine of its own. Resolves with whether it came to its end. */
export async function redriveByCommand(run: RedriveRun): Promise<boolean> {
  const machine = new Sandbox(run.journal);
  const ending = await machine.run(GIVES_UP_AFTER_MS, () => redrive(machine, run));
  if (ending.kind === 'threw' && !(ending.error instanceof CommandError)) throw ending.error;
  return ending.kind === 'returned';
}

function redrive(machine: Sandbox, { cloud, journal, mistake, diesAtCall }: RedriveRun): Promise<number> {
  let calls = 0;
  const mortal = withCommands(cloud.clientsFor(machine, PATIENCE).sqs, async (command, send) => {
    if (calls++ === diesAtCall) machine.kill();
    const reply = await send();
    if (command instanceof SendMessageCommand) journal.write({ kind: 'redriven', by: 'redrive-by-command' });
    return reply;
  });
  const client = mistake.redriveSqs?.(mortal) ?? mortal;
  const outputs = { QueueUrl: QUEUE_URL, DeadLetterQueueUrl: DEAD_LETTER_QUEUE_URL };
  const target = { name: 'simulated', outputs } as unknown as Target;
  return redriveLetters({
    client,
    target,
    queue: deadLetterQueue(client, target, textsIn('en')),
    filter: ANY,
    terminal: unattendedTerminal(),
    texts: textsIn('en').dlq,
    json: false,
    yes: true,
    rate: LETTERS_PER_SECOND,
    archive: '',
  });
}

function unattendedTerminal(): Terminal {
  const ignore = () => undefined;
  return {
    texts: textsIn('en'),
    write: ignore,
    progress: ignore,
    nowMs: () => Date.now(),
    sleep: (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    stopped: new AbortController().signal,
  } as unknown as Terminal;
}

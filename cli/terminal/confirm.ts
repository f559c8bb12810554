import { CommandError, type Terminal } from './command';

/**
 * Whether the person agrees: `y`, `yes`, `s`, `sí`.
 *
 * @throws CommandError when nobody can be asked
 */
export async function confirm(question: string, { ask, texts }: Pick<Terminal, 'ask' | 'texts'>): Promise<boolean> {
  const answer = await ask(`${question} `);
  if (answer === undefined) throw new CommandError('failed', texts.commandLine.nobodyToAsk);
  return /^(y|yes|s|si|sí)$/i.test(answer.trim());
}

/**
 * Goes on only when the person agrees.
 *
 * @throws CommandError when they do not, or nobody can be asked
 */
export async function requireYes(question: string, terminal: Pick<Terminal, 'ask' | 'texts'>): Promise<void> {
  if (await confirm(question, terminal)) return;
  throw new CommandError('failed', terminal.texts.commandLine.nothingDone);
}

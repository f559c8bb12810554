import { target } from './target';

/** What `tail` says, in English. */
export const tail = {
  summary: 'events, replies, retries and dead letters as they happen',
  help: `Usage: ./whatz tail [options]

Shows what both functions log, as readable lines, until you stop it (Ctrl+C).
At the end of a line is the pseudonym of the chat.

Options:
  --since <time>     begin so long ago: 30s, 15m, 2h, 1d     (5m)
  --chat <pseudonym> one chat only; see: ./whatz pseudonym
  --no-follow        what is there now, and no more
  --json             the log lines as they are
${target.help}

Example:
  ./whatz tail --since 1h --chat 3f9a6f1b2c4d5e60`,
  since: (given: string) => `--since takes a time such as 30s, 15m, 2h or 1d, not "${given}".`,
};

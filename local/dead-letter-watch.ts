import { type DeadLetter, deadLettersIn, REDRIVEN_BY_SQS } from './dead-letters';
import type { SqsEmulator } from './sqs-emulator';

const INTERVAL_MS = 1_000;

/** Tells of each message that SQS itself moves to the dead-letter queue: of those no function writes a log line. Gives what ends it. */
export function watchDeadLetters(sqs: SqsEmulator, onRedriven: (letter: DeadLetter) => void): () => void {
  const seen = new Set<string>();
  const look = async () => {
    for (const letter of deadLettersIn(await sqs.inspect('dead-letter.fifo'))) {
      if (letter.reason === REDRIVEN_BY_SQS && !seen.has(letter.id)) onRedriven(letter);
      seen.add(letter.id);
    }
  };
  const timer = setInterval(() => void look().catch(() => undefined), INTERVAL_MS);
  return () => clearInterval(timer);
}

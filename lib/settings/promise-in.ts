import { compile } from '../../lambdas/processor/replies';
import { PROMISES, PROMISES_OF_NOTHING } from './promise-phrases';

const SENTENCES = /¿?[^.!?¿\n]+[.!?]*/gu;

/** Right before a promise they deny it: `ya no te escribimos`. */
const DENIALS = new Set(['no', 'nunca', 'jamas', 'nadie', 'nao', 'ninguem', 'not', 'never', 'nobody']);
const LONGEST_DENIAL = 8;

const promises = anyOf(PROMISES);
const promisesOfNothing = anyOf(PROMISES_OF_NOTHING);

/**
 * The words of `text` that promise a person or a later answer, as they are written there; null when none do, as far as words
 * can tell. A question promises nothing. The time grows with the length of `text` alone, as that of RE2 does.
 */
export function promiseIn(text: string): string | null {
  const givesNothing = !/[:\d]/u.test(text);
  for (const [sentence] of text.normalize('NFC').matchAll(SENTENCES)) {
    if (sentence.endsWith('?')) continue;
    const found = firstOf(promises, sentence) ?? (givesNothing ? firstOf(promisesOfNothing, sentence) : null);
    if (found !== null) return found;
  }
  return null;
}

function firstOf(phrases: ReturnType<typeof anyOf>, sentence: string): string | null {
  const plain = plainly(sentence).trimEnd();
  const matcher = phrases?.matcher(plain);
  while (matcher?.find() === true) {
    if (!isDenied(plain, matcher.start())) return sentence.slice(matcher.start(), matcher.end());
  }
  return null;
}

function isDenied(plain: string, start: number): boolean {
  const before = plain.slice(Math.max(0, start - LONGEST_DENIAL - 2), start);
  return DENIALS.has(before.trim().split(' ').at(-1) ?? '');
}

/** Lower case, without accents, a space for each other character: as long as `sentence`, so that positions are the same. */
function plainly(sentence: string): string {
  return sentence.replace(/[^a-z0-9]/gu, (character) => {
    const letter = character.normalize('NFD').charAt(0).toLowerCase();
    return /^[a-z0-9]$/u.test(letter) ? letter : ' '.repeat(character.length);
  });
}

function anyOf(sources: readonly string[]): ReturnType<typeof compile> {
  return compile(`\\b(${sources.join('|').replaceAll(' ', ' +')})\\b`);
}

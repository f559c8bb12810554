const LENGTH = 4_096;

/** Texts that are costly to compare, and what they are. */
export const WORST_TEXTS: Readonly<Record<string, string>> = {
  'punctuation alone': '!'.repeat(LENGTH),
  'punctuation with a letter at either end': `a${'!'.repeat(LENGTH - 2)}a`,
  'blanks between punctuation': '! '.repeat(LENGTH / 2),
  'beginnings of the words': 'palabra '.repeat(LENGTH / 8),
  'accents alone': '\u0301'.repeat(LENGTH),
};

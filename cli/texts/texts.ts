import * as en from './en';
import * as es from './es';
import type { Language } from './language';

/** Everything that the terminal says, in one language: an area each. */
export type Texts = typeof en;

const TEXTS: Readonly<Record<Language, Texts>> = { en, es };

/** The texts of `language`. */
export function textsIn(language: Language): Texts {
  return TEXTS[language];
}

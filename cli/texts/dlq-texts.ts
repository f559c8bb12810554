import type { Look } from '../dlq/dlq-list';
import type { TerminalLanguage } from '../terminal/terminal-language';
import { en } from './dlq-texts-en';
import { es } from './dlq-texts-es';

/** What `dlq` says, in one language. */
export interface DlqTexts {
  readonly summary: string;
  readonly help: string;
  readonly whatToDo: (given: string) => string;
  readonly badDuration: (option: string, given: string) => string;
  readonly badReason: (given: string, reasons: readonly string[]) => string;
  readonly badRate: (least: number, most: number) => string;
  readonly columns: readonly [string, string, string, string, string];
  readonly looking: (seen: number, total: number) => string;
  readonly counts: (look: Look) => readonly string[];
  /** `hidden`: letters that could not be seen, and what to do about it. */
  readonly unseen: (hidden: number) => string;
  /** What is meant may be among the letters that could not be seen; `ids` are those that were asked for, if any. */
  readonly notSeen: (ids: readonly string[], hidden: number) => string;
  readonly showWhich: string;
  readonly showOne: string;
  readonly noSuchLetter: (id: string) => string;
  readonly severalStartWith: (id: string) => string;
  readonly explain: (reason: string) => readonly string[];
  /** `hidden`: letters behind those, of which nobody knows yet whether they are meant. */
  readonly confirmRedrive: (count: number, hidden: number, target: string) => string;
  readonly redriven: (count: number) => readonly string[];
  readonly confirmDrop: (count: number, hidden: number, target: string, archive: string) => string;
  readonly dropped: (count: number, archive: string) => readonly string[];
  readonly cannotArchive: (archive: string, reason: string) => string;
  readonly notWorthIt: (count: number) => string;
  readonly nothingToDo: string;
  readonly moving: (moved: number, expected: number) => string;
}

/** The texts of `language`. */
export function dlqTextsIn(language: TerminalLanguage): DlqTexts {
  return language === 'es' ? es : en;
}

import { createReasons, type NoValues, type Refusal } from '../shared/reasons';

type OfFile = 'notUtf8' | 'notJson' | 'missing' | 'object' | 'ruleList';
type OfText =
  | 'text'
  | 'textOrTexts'
  | 'pattern'
  | 'patternOrPatterns'
  | 'backspace'
  | 'word'
  | 'empty'
  | 'emptyList'
  | 'trueOrFalse'
  | 'anywhere'
  | 'silentHandoff';

/** Why something in `replies.json` is refused, and what goes with each reason. */
export interface RepliesReasons extends Readonly<Record<OfFile | OfText, NoValues>> {
  readonly cannotRead: { readonly file: string };
  readonly unknownKey: { readonly near?: string };
  readonly oneCondition: { readonly names: readonly string[] };
  readonly mostCharacters: { readonly most: number };
}

/** Something in `replies.json` that a person has to mend. */
export type RepliesProblem = Refusal<RepliesReasons>;

/** `replies.json` can't be used; the message lists every problem. */
export class RepliesError extends Error {
  readonly code = 'REPLIES';

  constructor(readonly problems: readonly RepliesProblem[]) {
    super(`replies.json is not usable: ${JSON.stringify(problems)}`);
    this.name = 'RepliesError';
  }
}

/** Reasons of `replies.json` for valibot schemas, and the way back from an issue to its reason. */
export const { because, refusalOf } = createReasons<RepliesReasons>();

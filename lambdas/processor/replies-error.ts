import { createReasons, type NoValues, type Refusal } from '../shared/reasons';

/** Why something in `replies.json` is refused, and what goes with each reason. */
export interface RepliesReasons {
  readonly cannotRead: { readonly file: string };
  readonly notUtf8: NoValues;
  readonly notJson: NoValues;
  readonly missing: NoValues;
  readonly unknownKey: { readonly near?: string };
  readonly object: NoValues;
  readonly ruleList: NoValues;
  readonly oneCondition: { readonly names: readonly string[] };
  readonly text: NoValues;
  readonly textOrTexts: NoValues;
  readonly patternOrPatterns: NoValues;
  readonly pattern: NoValues;
  readonly word: NoValues;
  readonly empty: NoValues;
  readonly emptyList: NoValues;
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

export const { because, refusalOf } = createReasons<RepliesReasons>();

import type * as v from 'valibot';

/** A code that carries nothing. */
export type NoValues = Readonly<Record<never, never>>;

/** Why a value is refused: one of the codes in `Reasons`, with the values that its words need. */
export type Reason<Reasons, Code extends keyof Reasons = keyof Reasons> = {
  readonly [C in Code]: { readonly code: C; readonly values: Reasons[C] };
}[Code];

/** Keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** A reason, and the value that it is about. */
export type Refusal<Reasons> = Reason<Reasons> & { readonly path: Path };

type ValuesOf<Reasons, Code extends keyof Reasons> = keyof Reasons[Code] extends never ? [] : [values: Reasons[Code]];

/** Lets schemas give reasons instead of sentences. An issue of a schema holds only a text, so the reasons are kept beside it. */
export function createReasons<Reasons>() {
  const reasons = new WeakMap<v.BaseIssue<unknown>, Reason<Reasons>>();

  /** The message of a schema that has this reason to refuse. */
  function messageOf(reason: Reason<Reasons>) {
    return (issue: v.BaseIssue<unknown>): string => {
      reasons.set(issue, reason);
      return String(reason.code);
    };
  }

  /** {@link messageOf}, in short. */
  function because<Code extends keyof Reasons>(code: Code, ...[values]: ValuesOf<Reasons, Code>) {
    const reason: Reason<Reasons, Code> = { code, values: (values ?? {}) as Reasons[Code] };
    return messageOf(reason);
  }

  /** @throws TypeError when a schema has given no reason */
  function refusalOf(issue: v.BaseIssue<unknown>): Refusal<Reasons> {
    const reason = reasons.get(issue);
    if (reason === undefined) throw new TypeError(`A schema of type ${issue.type} gives no reason`);
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    return { ...reason, path };
  }

  return { because, messageOf, refusalOf };
}

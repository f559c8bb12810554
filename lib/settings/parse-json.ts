import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Reason } from '../../lambdas/shared/reasons';
import type { Problem, ProblemReasons, Where } from './problem';

/** What is in a text, or its first mistake. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Reads JSON that a person wrote into `file`. A mistake is where an editor would mark it. */
export function parseJson(text: string, file: Where['in']): ParsedJson {
  // Windows' Notepad writes a byte order mark.
  const json = text.replace(/^\ufeff/, '');
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    const { at, reason } = mistakeIn(json);
    const line = json.slice(0, at).split('\n').length;
    return { ok: false, problem: { ...reason, where: { in: file, path: [], line } } };
  }
}

interface Mistake {
  readonly at: number;
  readonly reason: Reason<ProblemReasons>;
}

function mistakeIn(json: string): Mistake {
  const end = json.trimEnd().length;
  if (end === 0) return { at: 0, reason: { code: 'jsonEmpty', values: {} } };
  const errors: ParseError[] = [];
  parse(json, errors, { disallowComments: true });
  const [first] = errors;
  if (first === undefined) return { at: 0, reason: { code: 'notJson', values: {} } };
  const { offset: at, length } = first;
  const error = printParseErrorCode(first.error);
  const isCutOff = error === 'UnexpectedEndOfString' && at + length >= end;
  if (at >= end || isCutOff) return { at: end, reason: { code: 'jsonEndsEarly', values: {} } };
  const found = /^\S{1,20}/.exec(json.slice(at))?.[0] ?? '';
  const before = json.slice(0, at).trimEnd();
  if (before.endsWith(',') && /^[\]}]/.test(found)) {
    return { at: before.length - 1, reason: { code: 'jsonSurplusComma', values: { before: found.slice(0, 1) } } };
  }
  if (error === 'CommaExpected') return { at, reason: { code: 'jsonMissingComma', values: { before: found } } };
  return { at, reason: { code: 'jsonUnexpected', values: { found } } };
}

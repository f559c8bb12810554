import { createScanner, type ParseError, type ParseOptions, parse, printParseErrorCode } from 'jsonc-parser';
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

/** Enough of what was found to find it again. */
const FOUND_LENGTH = 20;

interface Mistake {
  readonly at: number;
  readonly reason: Reason<ProblemReasons>;
}

function mistakeIn(json: string): Mistake {
  const end = json.trimEnd().length;
  if (end === 0) return { at: 0, reason: { code: 'jsonEmpty', values: {} } };
  const first = firstError(json);
  if (first === undefined) return { at: 0, reason: { code: 'notJson', values: {} } };
  const { offset: at, length } = first;
  const error = printParseErrorCode(first.error);
  const isCutOff = error === 'UnexpectedEndOfString' && at + length >= end;
  if (at >= end || isCutOff) return { at: end, reason: { code: 'jsonEndsEarly', values: {} } };
  const inText = mistakeInText(json.slice(at, at + length), error);
  if (inText !== undefined) return { at, reason: inText };
  // Where a comma before the end is allowed, the same place is no mistake.
  if (firstError(json, { allowTrailingComma: true })?.offset !== at) {
    return { at: commaBefore(json, at), reason: { code: 'jsonSurplusComma', values: { before: json.charAt(at) } } };
  }
  const found = json
    .slice(at, at + FOUND_LENGTH)
    .split(/\s/, 1)
    .join();
  if (error === 'CommaExpected') return { at, reason: { code: 'jsonMissingComma', values: { before: found } } };
  return { at, reason: { code: 'jsonUnexpected', values: { found } } };
}

/** What JSON has another way of writing. A quotation mark that is missing looks like a line break in a text. */
function mistakeInText(text: string, error: string): Reason<ProblemReasons> | undefined {
  if (error === 'UnexpectedEndOfString') return { code: 'jsonLineBreak', values: {} };
  if (error === 'InvalidCharacter' && text.includes('\t')) return { code: 'jsonTab', values: {} };
  if (error !== 'InvalidEscapeCharacter') return undefined;
  const [found = '\\'] = /\\[^"\\/bfnrtu]/.exec(text) ?? [];
  return { code: 'jsonBackslash', values: { found } };
}

function firstError(json: string, options: ParseOptions = {}): ParseError | undefined {
  const errors: ParseError[] = [];
  parse(json, errors, { disallowComments: true, ...options });
  return errors[0];
}

/** Where the last comma before `at` is. */
function commaBefore(json: string, at: number): number {
  const scanner = createScanner(json, true);
  let comma = at;
  for (scanner.scan(); scanner.getTokenOffset() < at; scanner.scan()) comma = scanner.getTokenOffset();
  return comma;
}

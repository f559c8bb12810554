import { isJsonObject, type JsonObject } from '../../lambdas/shared/message/json-object';
import { parseJson } from './parse-json';
import type { Problem } from './problem';

/** The context of `cdk.json`, or what is wrong with the file. */
export type CdkContext =
  | { readonly ok: true; readonly context: JsonObject }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the text of `cdk.json`. */
export function readCdkContext(cdkJson: string): CdkContext {
  const parsed = parseJson(cdkJson, 'cdk.json');
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const { context } = isJsonObject(parsed.value) ? parsed.value : {};
  return { ok: true, context: isJsonObject(context) ? context : {} };
}

import * as v from 'valibot';
import { closestName } from './closest-name';
import { consistentSettingsSchema } from './settings-rules';
import { type Settings, settingsSchema } from './settings-schema';

const CONTEXT_KEY = 'whatz';
const SETTING_NAMES = Object.keys(settingsSchema.entries);
// The CDK's own context keys all carry a colon, a slash or a hyphen.
const SETTING_LIKE = /^[a-z][A-Za-z0-9]*$/;

/** What reading the settings came to: all of them, or every problem there is, one sentence each. */
export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the settings from the CDK context: the object `whatz` of `cdk.json`, in which `-c key=value` replaces single
 * keys. An empty text counts as missing. Keys that no setting has are problems, so that a typing error is not a default.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): SettingsResult {
  const file = context[CONTEXT_KEY] ?? {};
  if (!isRecord(file)) return { ok: false, problems: [`"${CONTEXT_KEY}" in cdk.json must be an object`] };

  const others = Object.entries(context).filter(([key]) => key !== CONTEXT_KEY && SETTING_LIKE.test(key));
  // `-c` gives texts: what is an object or a list stands in `cdk.json`, beside ours.
  const isBeside = (value: unknown) => typeof value === 'object' && value !== null;
  const beside = others.filter(([, value]) => isBeside(value)).map(([key]) => key);
  const commandLine = Object.fromEntries(others.filter(([, value]) => !isBeside(value)));
  const parsed = v.safeParse(consistentSettingsSchema, withoutEmpty({ ...file, ...commandLine }));
  const problems = [
    ...beside.map((key) => `cdk.json, "context": ${misplaced(key)}`),
    ...unknownKeys(file).map((problem) => `cdk.json, "${CONTEXT_KEY}": ${problem}`),
    ...unknownKeys(commandLine).map((problem) => `option -c: ${problem}`),
    ...(parsed.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
  ];
  return parsed.success && problems.length === 0 ? { ok: true, settings: parsed.output } : { ok: false, problems };
}

function unknownKeys(source: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(source)
    .filter((key) => !SETTING_NAMES.includes(key))
    .map((key) => unknown(key, SETTING_NAMES));
}

function misplaced(key: string): string {
  if (SETTING_NAMES.includes(key)) return `"${key}" belongs into "${CONTEXT_KEY}"`;
  return unknown(key, [CONTEXT_KEY]);
}

function unknown(key: string, candidates: readonly string[]): string {
  const near = closestName(key, candidates);
  return near ? `unknown setting "${key}"; did you mean "${near}"?` : `unknown setting "${key}"`;
}

function withoutEmpty(source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

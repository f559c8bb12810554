import * as v from 'valibot';
import { isJsonObject } from '../../lambdas/shared/message/json-object';
import { closestName } from './closest-name';
import { type Problem, problemIn, type Where } from './problem';
import { consistentSettingsSchema } from './settings-rules';
import { type Settings, settingsSchema } from './settings-schema';

const CONTEXT_KEY = 'whatz';
const IN_FILE: Where = { in: 'cdk.json', path: [CONTEXT_KEY] };
const SETTING_NAMES = Object.keys(settingsSchema.entries);
// The CDK's own context keys all carry a colon, a slash or a hyphen.
const SETTING_LIKE = /^[a-z][A-Za-z0-9]*$/;

/** What reading the settings came to: all of them, or every problem there is. */
export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the settings from the CDK context: the object `whatz` of `cdk.json`, in which `-c key=value` replaces single
 * keys. An empty text counts as missing. Keys that no setting has are problems, so that a typing error is not a default.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): SettingsResult {
  const file = context[CONTEXT_KEY] ?? {};
  if (!isJsonObject(file)) return { ok: false, problems: [{ code: 'object', where: IN_FILE, values: {} }] };

  const others = Object.entries(context).filter(([key]) => key !== CONTEXT_KEY && SETTING_LIKE.test(key));
  // `-c` gives texts: what is an object or a list stands in `cdk.json`, beside ours.
  const isBeside = (value: unknown) => typeof value === 'object' && value !== null;
  const beside = others.filter(([, value]) => isBeside(value)).map(([key]) => key);
  const commandLine = Object.fromEntries(others.filter(([, value]) => !isBeside(value)));
  const parsed = v.safeParse(consistentSettingsSchema, withoutEmpty({ ...file, ...commandLine }));
  const problems: readonly Problem[] = [
    ...beside.map(misplaced),
    ...unknownKeys(file, IN_FILE),
    ...unknownKeys(commandLine, { in: 'option -c', path: [] }),
    ...(parsed.issues ?? []).map(problemIn('settings')),
  ];
  return parsed.success && problems.length === 0 ? { ok: true, settings: parsed.output } : { ok: false, problems };
}

function unknownKeys(source: Readonly<Record<string, unknown>>, where: Where): readonly Problem[] {
  const names = Object.keys(source).filter((key) => !SETTING_NAMES.includes(key));
  return names.map((name) => unknown(name, SETTING_NAMES, where));
}

function misplaced(name: string): Problem {
  const where: Where = { in: 'cdk.json', path: ['context'] };
  if (!SETTING_NAMES.includes(name)) return unknown(name, [CONTEXT_KEY], where);
  return { code: 'misplacedSetting', where, values: { name, into: CONTEXT_KEY } };
}

function unknown(name: string, names: readonly string[], where: Where): Problem {
  const near = closestName(name, names);
  return { code: 'unknownSetting', where, values: { name, ...(near !== undefined && { near }) } };
}

function withoutEmpty(source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
}

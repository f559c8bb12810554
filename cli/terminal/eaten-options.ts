import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../texts/language';
import { quoted } from './quoted';

/** How a program of ours was started. */
export interface NpmCall {
  readonly env: NodeJS.ProcessEnv;
  /** What npm passed on. */
  readonly args: readonly string[];
  /** Help of the program: every option that it has is in there. */
  readonly help: string;
  /** Scripts of package.json that start it, each with the arguments of ours that it adds. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
}

/** Options that npm took for itself. */
export interface EatenOptions {
  /** As they were typed, without their values. */
  readonly options: readonly string[];
  /** The command line that was meant; `…` is a value that nobody knows any more. */
  readonly meant: string;
}

interface Option {
  readonly option: string;
  readonly short?: string;
  /** Name of the variable by which npm tells it, after `npm_config_`. */
  readonly variable: string;
  /** What the variable must be; any but an empty one where it is undefined. */
  readonly eatenAs?: string;
  readonly takesValue: boolean;
}

/**
 * Options of ours that npm kept, because there was no `--` before them: of `npm run deploy -c stage=dev` the deploy gets nothing.
 * Undefined when there is none. npm tells what it kept as variables, together with what is in its settings files; those are not
 * meant. Of options it knows itself it may tell nothing, such as `--local`, which it takes for its `--local-address`.
 *
 * @see https://docs.npmjs.com/cli/v11/using-npm/config
 */
export function optionsEatenByNpm({ env, args, help, scripts }: NpmCall): EatenOptions | undefined {
  const script = env.npm_lifecycle_event ?? '';
  const own = Object.hasOwn(scripts, script) ? scripts[script] : undefined;
  if (own === undefined) return undefined;
  const settled = npmSettings(env);
  const eaten = optionsIn(help).filter((option) => !settled.has(option.variable) && isEaten(option, env, args));
  if (eaten.length === 0) return undefined;
  const program = script === 'start' ? 'npm start' : `npm run ${script}`;
  const words = withValues(args.slice(own.length), eaten, env);
  return { options: eaten.map(({ option }) => option), meant: [program, '--', ...words].join(' ') };
}

/** One sentence about `eaten` for the person at the terminal, with the right command line. */
export function eatenOptionsText({ options, meant }: EatenOptions, language: Language): string {
  const list = options.join(', ');
  const several = options.includes('-c');
  return language === 'es'
    ? `No se hizo nada: npm se quedó con ${list}, porque falta un -- antes. Escribe: ${meant}${several ? '\n(Si diste varios -c, repítelos todos: npm solo conserva el último.)' : ''}`
    : `Nothing was done: npm kept ${list} for itself, because a -- before it is missing. Type: ${meant}${several ? '\n(If you gave several -c, repeat them all: npm keeps the last one only.)' : ''}`;
}

function optionsIn(help: string): readonly Option[] {
  const found = new Map<string, Option>();
  for (const [, letter, name = '', value] of help.matchAll(/(?:-([a-z]), )?--([a-z][a-z-]*)(\[=| ?<)?/g)) {
    const takesValue = value !== undefined || found.get(name)?.takesValue === true;
    const short = letter === undefined ? found.get(name)?.short : `-${letter}`;
    found.set(name, { option: `--${name}`, ...(short && { short }), ...variableOf(name), takesValue });
  }
  // npm has a -c of its own, --call.
  const call = help.includes('-c, --context') ? [{ option: '-c', variable: 'call', takesValue: true }] : [];
  return [...call, ...found.values()];
}

function variableOf(name: string): Pick<Option, 'variable' | 'eatenAs'> {
  // npm completes what is the beginning of an option that it knows.
  if (name === 'token') return { variable: 'token_description' };
  if (name.startsWith('no-')) return { variable: name.slice('no-'.length).replaceAll('-', '_'), eatenAs: '' };
  return { variable: name.replaceAll('-', '_') };
}

function isEaten(
  { option, short, variable, eatenAs }: Option,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): boolean {
  const value = env[`npm_config_${variable}`];
  // It has come through after all: then the variable is somebody's who exports it.
  if (variable !== 'call' && args.some((arg) => [option, short].includes(arg.split('=', 1)[0]))) return false;
  return eatenAs === undefined ? value !== undefined && value !== '' : value === eatenAs;
}

/** Options first lose their values, which are left at the end as words: `simulate burst --count 5` becomes `simulate burst 5`. */
function withValues(args: readonly string[], eaten: readonly Option[], env: NodeJS.ProcessEnv): readonly string[] {
  const keptValueOf = ({ variable, eatenAs }: Option) =>
    eatenAs === undefined ? env[`npm_config_${variable}`] : 'true';
  const without = eaten.filter((option) => option.takesValue && keptValueOf(option) === 'true');
  const left = args.slice(Math.max(0, args.length - without.length));
  const words = args.slice(0, args.length - left.length).map(quotedWord);
  const options = eaten.map((option) => {
    const value = keptValueOf(option) ?? '';
    if (value !== 'true')
      return option.option === '-c' ? `-c ${quotedWord(value)}` : `${option.option}=${quotedWord(value)}`;
    if (!option.takesValue || left.length === 0) return option.option;
    return `${option.option}=${without.length === 1 ? left.map(quotedWord).join('') : '…'}`;
  });
  return [...words, ...options];
}

function quotedWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word);
}

/** Names in npm's settings files, and in variables such as NPM_CONFIG_YES, as they stand in the names of its own variables. */
function npmSettings(env: NodeJS.ProcessEnv): ReadonlySet<string> {
  const { npm_config_userconfig, npm_config_globalconfig, npm_config_local_prefix } = env;
  const files = [
    npm_config_userconfig,
    npm_config_globalconfig,
    npm_config_local_prefix && join(npm_config_local_prefix, '.npmrc'),
  ];
  const inFiles = files.flatMap((file) => (file ? namesIn(file) : []));
  // npm writes its own in small letters.
  const variables = Object.keys(env).filter((name) => !name.startsWith('npm_config_'));
  const inVariables = variables.flatMap((name) => /^npm_config_(.+)$/i.exec(name)?.[1] ?? []);
  return new Set([...inFiles, ...inVariables].map((name) => name.toLowerCase().replaceAll('-', '_')));
}

function namesIn(file: string): readonly string[] {
  try {
    return [...readFileSync(file, 'utf8').matchAll(/^\s*([\w-]+)\s*(?:=|$)/gm)].map(([, name = '']) => name);
  } catch {
    return [];
  }
}

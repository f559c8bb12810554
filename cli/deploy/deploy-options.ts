import { CommandError } from '../terminal/command';
import { parseOptions } from '../terminal/parse-options';
import type { Texts } from '../texts/texts';

/** What `deploy` and `destroy` are both given. */
export interface StackOptions {
  /** Settings for this time, as `setting=value`. */
  readonly context: readonly string[];
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** The command line of `deploy`. */
export interface DeployOptions extends StackOptions {
  /** Asks nothing. */
  readonly yes: boolean;
}

/** The command line of `destroy`. */
export interface DestroyOptions extends StackOptions {
  /** Name of the stack, by somebody who is not to be asked for it. */
  readonly yes: string | undefined;
}

const OPTIONS = {
  context: { type: 'string', short: 'c', multiple: true },
  profile: { type: 'string' },
  region: { type: 'string' },
} as const;
const DEPLOY_OPTIONS = { ...OPTIONS, yes: { type: 'boolean', short: 'y', default: false } } as const;
const DESTROY_OPTIONS = { ...OPTIONS, yes: { type: 'string', short: 'y' } } as const;

/**
 * Reads the command line of `deploy`.
 *
 * @throws CommandError with code `usage`
 */
export function parseDeployOptions(args: readonly string[], texts: Texts): DeployOptions {
  const { values, positionals } = parseOptions(args, DEPLOY_OPTIONS, texts);
  return { ...stackOptions(values, positionals, texts), yes: values.yes };
}

/**
 * Reads the command line of `destroy`.
 *
 * @throws CommandError with code `usage`
 */
export function parseDestroyOptions(args: readonly string[], texts: Texts): DestroyOptions {
  const { values, positionals } = parseOptions(args, DESTROY_OPTIONS, texts);
  return { ...stackOptions(values, positionals, texts), yes: values.yes };
}

interface StackValues {
  readonly context?: readonly string[] | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

function stackOptions(values: StackValues, [argument]: readonly string[], texts: Texts): StackOptions {
  if (argument !== undefined) throw new CommandError('usage', texts.deployment.noArguments(argument));
  const context = values.context ?? [];
  const unusable = context.find((entry) => !/^[^=]+=/.test(entry));
  if (unusable !== undefined) throw new CommandError('usage', texts.deployment.contextForm(unusable));
  return { context, profile: values.profile, region: values.region };
}

/** Where the person wants it, as far as option and environment say. Unlike CDK, the SDK does not know the last one. */
export function wantedRegion({ region }: Pick<StackOptions, 'region'>, env: NodeJS.ProcessEnv): string | undefined {
  return region || env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
}

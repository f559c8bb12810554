import { CommandError } from '../terminal/command';
import { parseOptions } from '../terminal/parse-options';
import type { Texts } from '../texts/texts';

/** The command line of `deploy` and `destroy`. */
export interface DeployOptions {
  /** Settings for this time, as `setting=value`. */
  readonly context: readonly string[];
  readonly profile: string | undefined;
  readonly region: string | undefined;
  /** Asks nothing. */
  readonly yes: boolean;
}

const OPTIONS = {
  context: { type: 'string', short: 'c', multiple: true },
  profile: { type: 'string' },
  region: { type: 'string' },
  yes: { type: 'boolean', short: 'y', default: false },
} as const;

/**
 * Reads the command line of `deploy` or `destroy`.
 *
 * @throws CommandError with code `usage`
 */
export function parseDeployOptions(args: readonly string[], texts: Texts): DeployOptions {
  const { values, positionals } = parseOptions(args, OPTIONS, texts);
  const [argument] = positionals;
  if (argument !== undefined) throw new CommandError('usage', texts.deployment.noArguments(argument));
  const context = values.context ?? [];
  const unusable = context.find((entry) => !/^[^=]+=/.test(entry));
  if (unusable !== undefined) throw new CommandError('usage', texts.deployment.contextForm(unusable));
  return { context, profile: values.profile, region: values.region, yes: values.yes };
}

/** Where the person wants it, as far as option and environment say. Unlike CDK, the SDK does not know the last one. */
export function wantedRegion({ region }: Pick<DeployOptions, 'region'>, env: NodeJS.ProcessEnv): string | undefined {
  return region || env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
}

import type { Settings } from '../../lib/settings/settings-schema';

/** Below this an account is a new one, and its functions are in each other's way. */
const FEW = 100;
/** Webhooks come first: who is not let in may give up, and a reply can wait. */
const SHARE_OF_PROCESSOR = 1 / 4;
/** The least that Lambda takes for a queue. */
const LEAST = 2;

/** How the stack is fitted to the concurrent executions that the account has. */
export interface Fit {
  /** What the account has; undefined when that cannot be read. */
  readonly account: number | undefined;
  /** Set when the account has few. */
  readonly processorConcurrency: number | undefined;
  /** Settings for CDK, as `setting=value`. */
  readonly context: readonly string[];
}

/** Tells the stack what the account has. What the person gives with `-c` is left as it is. */
export function fitConcurrency(
  account: number | undefined,
  { accountConcurrency, processorConcurrency }: Pick<Settings, 'accountConcurrency' | 'processorConcurrency'>,
  given: readonly string[],
): Fit {
  if (account === undefined) return { account, processorConcurrency: undefined, context: [] };
  const fitting = Math.min(processorConcurrency, Math.max(LEAST, Math.floor(account * SHARE_OF_PROCESSOR)));
  const isGiven = (name: string) => given.some((entry) => entry.startsWith(`${name}=`));
  const isFew = account < FEW && !isGiven('processorConcurrency');
  return {
    account,
    processorConcurrency: isFew ? fitting : undefined,
    context: [
      ...(isGiven('accountConcurrency') || account === accountConcurrency ? [] : [`accountConcurrency=${account}`]),
      ...(isFew ? [`processorConcurrency=${fitting}`] : []),
    ],
  };
}

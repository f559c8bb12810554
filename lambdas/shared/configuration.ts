import * as v from 'valibot';

/** The environment of a function does not hold what the function needs. */
export class ConfigurationError extends Error {
  readonly code = 'CONFIGURATION';

  constructor(readonly problems: readonly string[]) {
    super(`The function's environment is not usable:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** The environment of a function. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `environment` by `schema`; an empty value is missing. @throws ConfigurationError with every problem and no value */
export function parseConfiguration<const S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  environment: Environment,
): v.InferOutput<S> {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = v.safeParse(schema, present);
  if (result.success) return result.output;
  throw new ConfigurationError(result.issues.map((issue) => `${v.getDotPath(issue)}: ${describe(issue)}`));
}

/** The messages of Valibot quote the value, which may be a secret; the messages of our own checks don't. */
function describe(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'check') return issue.message;
  return issue.received === 'undefined' ? 'is missing' : `must be ${issue.expected ?? 'of another form'}`;
}

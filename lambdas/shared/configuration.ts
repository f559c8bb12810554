import * as v from 'valibot';
import { createReasons, type NoValues, type Reason } from './reasons';

interface ConfigurationReasons {
  readonly missing: NoValues;
  readonly form: { readonly expected: string };
  readonly needs: { readonly names: readonly string[] };
}

/** What is wrong with one variable. No value is in it: it may be a secret. */
export type ConfigurationProblem = Reason<ConfigurationReasons> & { readonly where: string };

/** The environment of a function does not hold what the function needs. */
export class ConfigurationError extends Error {
  readonly code = 'CONFIGURATION';

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(`The function's environment is not usable: ${JSON.stringify(problems)}`);
    this.name = 'ConfigurationError';
  }
}

const { because, refusalOf } = createReasons<ConfigurationReasons>();

export { because };

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
  throw new ConfigurationError(result.issues.map(problemOf));
}

/** Checks of our own give a reason; the messages of Valibot quote the value. */
function problemOf(issue: v.BaseIssue<unknown>): ConfigurationProblem {
  const where = v.getDotPath(issue) ?? '';
  if (issue.type === 'check') {
    const { path: _, ...reason } = refusalOf(issue);
    return { ...reason, where };
  }
  if (issue.received === 'undefined') return { code: 'missing', where, values: {} };
  return { code: 'form', where, values: { expected: issue.expected ?? issue.type } };
}

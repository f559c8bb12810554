import type * as v from 'valibot';
import type { RepliesReasons } from '../../lambdas/processor/replies-error';
import { createReasons, type NoValues, type Path, type Reason } from '../../lambdas/shared/reasons';

/** Whatever a person may have to mend before the system can be deployed or run here, and the values that its words need. */
export interface ProblemReasons extends RepliesReasons {
  readonly unknownSetting: { readonly name: string; readonly near?: string };
  readonly misplacedSetting: { readonly name: string; readonly into: string };
  /** A setting that another one needs. */
  readonly neededBy: {
    readonly name: string;
    readonly because: 'anyIssuer' | 'anyAudience' | 'httpsOnly' | 'forDomain';
  };
  readonly jwtOnly: NoValues;
  readonly neverGoesOff: NoValues;
  readonly certificateRegion: { readonly certificateRegion: string; readonly stackRegion: string };

  readonly name: NoValues;
  readonly wholeNumber: { readonly min: number; readonly max: number };
  readonly multipleOf: { readonly step: number };
  readonly trueOrFalse: NoValues;
  readonly oneOfWords: { readonly words: readonly string[] };
  readonly oneOfNumbers: { readonly numbers: readonly number[] };
  readonly url: NoValues;
  readonly httpUrl: NoValues;
  readonly https: NoValues;
  readonly httpsOrLoopback: NoValues;
  readonly httpsForToken: NoValues;
  readonly noCredentials: NoValues;
  readonly noExtras: NoValues;
  readonly email: NoValues;
  readonly hostName: NoValues;
  readonly certificateArn: NoValues;
  readonly businessHours: NoValues;
  readonly timeZone: NoValues;
  readonly rangeList: NoValues;
  readonly mostRanges: { readonly most: number };
  readonly range: { readonly range: string };
  readonly rangeBits: { readonly range: string; readonly most: number };
  readonly rangeOfAll: { readonly range: string };
  readonly rangeOfIpv4: { readonly range: string };
  readonly rangeStart: { readonly range: string };

  readonly jsonEmpty: NoValues;
  readonly jsonEndsEarly: NoValues;
  readonly jsonSurplusComma: { readonly before: string };
  readonly jsonMissingComma: { readonly before: string };
  readonly jsonUnexpected: { readonly found: string };
}

/** Where a problem is: in a file, in an option, in the environment, or in a setting wherever it was given. */
export interface Where {
  readonly in: 'settings' | 'cdk.json' | 'replies.json' | 'option -c' | 'environment';
  readonly path: Path;
  /** Counted from 1. */
  readonly line?: number;
}

/** Something that a person has to mend. */
export type Problem = Reason<ProblemReasons> & { readonly where: Where };

const { because, messageOf, refusalOf } = createReasons<ProblemReasons>();

export { because, messageOf };

/** The problem that a schema of ours has found in the settings. */
export function settingsProblem(issue: v.BaseIssue<unknown>): Problem {
  const { path, ...reason } = refusalOf(issue);
  return { ...reason, where: { in: 'settings', path } };
}

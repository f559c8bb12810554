import type * as v from 'valibot';
import type { RepliesReasons } from '../../lambdas/processor/replies-error';
import { createReasons, type NoValues, type Path, type Reason } from '../../lambdas/shared/reasons';

type OfRules = 'jwtOnly' | 'neverGoesOff' | 'noWayBack';
type OfUrls = 'url' | 'bucketUrl' | 'https' | 'httpsOrLoopback' | 'noCredentials' | 'noExtras';
type OfForm = 'name' | 'trueOrFalse' | 'email' | 'hostName' | 'certificateArn' | 'businessHours' | 'timeZone';
type OfRanges = 'range' | 'rangeOfAll' | 'rangeOfIpv4' | 'rangeStart';
type OfJson = 'jsonEmpty' | 'jsonEndsEarly' | 'jsonLineBreak' | 'jsonTab';
type Plain = OfRules | OfUrls | OfForm | OfJson | 'rangeList';

/** Whatever a person may have to mend before the system can be deployed or run here, and the values that its words need. */
export interface ProblemReasons
  extends RepliesReasons,
    Readonly<Record<Plain, NoValues>>,
    Readonly<Record<OfRanges, { readonly range: string }>> {
  readonly unknownSetting: { readonly name: string; readonly near?: string };
  readonly misplacedSetting: { readonly name: string; readonly into: string };
  /** A setting that another one needs. */
  readonly neededBy: {
    readonly name: string;
    readonly because: 'anyIssuer' | 'anyAudience' | 'httpsOnly' | 'forDomain';
  };
  readonly certificateRegion: { readonly certificateRegion: string; readonly stackRegion: string };
  readonly wholeNumber: { readonly min: number; readonly max: number };
  readonly multipleOf: { readonly step: number };
  readonly oneOfWords: { readonly words: readonly string[] };
  readonly oneOfNumbers: { readonly numbers: readonly number[] };
  readonly mostRanges: { readonly most: number };
  readonly rangeBits: { readonly range: string; readonly most: number };
  readonly jsonSurplusComma: { readonly before: string };
  readonly jsonMissingComma: { readonly before: string };
  readonly jsonBackslash: { readonly found: string };
  readonly jsonUnexpected: { readonly found: string };
  /** A rule of replies.json that never answers, because others above it do. Their numbers are counted from 1. */
  readonly neverFits: { readonly above: readonly number[] };
  /** A text of replies.json that promises a person or a later answer, while its customer waits for nobody. */
  readonly promise: { readonly phrase: string; readonly because: 'noHandoff' | 'fallbackIsAnswer' | 'silent' };
}

/** Where a problem is: in a file, in an option, in the environment, or in a setting wherever it was given. */
export interface Where {
  readonly in: 'settings' | 'cdk.json' | 'replies.json' | 'option -c' | 'environment';
  readonly path: Path;
  /** Counted from 1. */
  readonly line?: number;
}

/** Something that a person has to mend; as a warning, something to look at. */
export type Problem = Reason<ProblemReasons> & { readonly where: Where };

const { because, messageOf, refusalOf } = createReasons<ProblemReasons>();

export { because, messageOf };

/** Tells what a schema of ours has found wrong there. */
export function problemIn(source: Where['in']) {
  return (issue: v.BaseIssue<unknown>): Problem => {
    const { path, ...reason } = refusalOf(issue);
    return { ...reason, where: { in: source, path } };
  };
}

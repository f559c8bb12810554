import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { TOO_LARGE, TOO_MANY, UNAUTHORIZED } from './blocked-answers';
import { TOO_LARGE_CONTENT_LENGTH } from './content-length';
import { RATE_WINDOW_SECONDS } from './rate-limit';

/** A rule without its place in the list. */
export type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

/** Counts what the rule called `metricName` does. Samples are off: they keep headers and the query string for hours. */
export function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}

/** Metric name of the rule on headers. */
export const EMPTY_HANDED_RULE = 'EmptyHanded';

/**
 * Blocks what has neither signature nor `Authorization`, which no genuine webhook lacks, before it is counted in the throttle.
 * What has one of them reaches the function, which tells a panel without the secret from a stranger.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rate-based-example-limit-missing-header.html
 */
export function emptyHandedRule(): Rule {
  return named(EMPTY_HANDED_RULE, {
    action: { block: UNAUTHORIZED },
    statement: {
      notStatement: {
        statement: { orStatement: { statements: [hasHeader('x-signature'), hasHeader('authorization')] } },
      },
    },
  });
}

/** A header that is not there is of no size. */
function hasHeader(name: string): CfnWebACL.StatementProperty {
  return {
    sizeConstraintStatement: {
      fieldToMatch: { singleHeader: { Name: name } },
      comparisonOperator: 'GT',
      size: 0,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}

/** Metric name of the rule on sizes. */
export const SIZE_RULE = 'TooLarge';

/** Blocks bodies that the function could not take anyway. */
export function sizeRule(): Rule {
  return named(SIZE_RULE, {
    action: { block: TOO_LARGE },
    statement: {
      regexMatchStatement: {
        fieldToMatch: { singleHeader: { Name: 'content-length' } },
        regexString: TOO_LARGE_CONTENT_LENGTH,
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
  });
}

/** Blocks an address while it sends more than `limit` requests in 5 minutes. */
export function rateRule(limit: number): Rule {
  return named('TooMany', {
    action: { block: TOO_MANY },
    statement: {
      rateBasedStatement: { aggregateKeyType: 'IP', limit, evaluationWindowSec: RATE_WINDOW_SECONDS },
    },
  });
}

/**
 * Blocks addresses that Amazon has seen attack others. It looks at the address only. No managed rule group that looks at
 * bodies (the common rules, SQL injection, known bad inputs) is here, nor may be: customers write SQL, HTML and paths.
 */
export function reputationRule(): Rule {
  return named('BadReputation', {
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesAmazonIpReputationList' },
    },
  });
}

/** Lets in what comes from one of these IP sets, and looks at no further rule. */
export function allowRule(ipSetArns: readonly string[]): Rule {
  const [first, ...others] = ipSetArns.map((arn) => ({ ipSetReferenceStatement: { arn } }));
  if (first === undefined) throw new RangeError('An allow rule needs an IP set');
  return named('Allowed', {
    action: { allow: {} },
    statement: others.length === 0 ? first : { orStatement: { statements: [first, ...others] } },
  });
}

function named(name: string, rule: Omit<Rule, 'name' | 'visibilityConfig'>): Rule {
  return { name, ...rule, visibilityConfig: visibility(name) };
}

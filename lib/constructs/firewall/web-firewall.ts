import { Aws, Stack } from 'aws-cdk-lib';
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnIPSet, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { METRIC_PERIOD } from '../../monitoring/metrics/webhook-metric';
import type { IpRange } from '../../settings/ip-range';
import { gatewayResponse, RETRY_SOON } from '../gateway-responses';
import { BLOCKED_ANSWERS, FORBIDDEN } from './blocked-answers';
import { DATA_PROTECTION, FirewallLog } from './firewall-log';
import {
  allowRule,
  EMPTY_HANDED_RULE,
  emptyHandedRule,
  type Rule,
  rateRule,
  reputationRule,
  SIZE_RULE,
  sizeRule,
  visibility,
} from './firewall-rules';

const SCOPE = 'REGIONAL';

/** The API that is protected, and from what. */
export interface WebFirewallProps {
  /** The API to protect, with its deployed stage. */
  readonly api: RestApi;
  /** Where requests may come from. Empty: from everywhere. */
  readonly allowedIps: readonly IpRange[];
  /** Requests of one address in 5 minutes that are let through. */
  readonly rateLimit: number;
  /** Days that blocked requests are kept in the log. */
  readonly logRetentionDays: RetentionDays;
}

/**
 * AWS WAF before the API. It looks at addresses, rates, the declared size and whether there is a signature or an
 * `Authorization`, never at a body.
 *
 * The reputation list is for when everybody may come. With `allowedIps` it could only block an address that the operator
 * trusts, and every webhook is signed anyway. Lists can be wrong, so what it blocks gets a 503: a genuine sender tries
 * again, an alarm rings, and the operator puts its address into `allowedIps`.
 */
export class WebFirewall extends Construct {
  /** Requests that were blocked and may be genuine: all but those of {@link blockedEmptyHanded}. */
  readonly blockedRequests: MathExpression;
  /** Those that were blocked because they had neither signature nor `Authorization`. */
  readonly blockedEmptyHanded: Metric;
  /** Those that were blocked for their size. */
  readonly blockedForSize: Metric;

  constructor(scope: Construct, id: string, props: WebFirewallProps) {
    super(scope, id);
    const { api, allowedIps } = props;
    const isForEverybody = allowedIps.length === 0;
    const lastRule = isForEverybody ? reputationRule() : allowRule(this.ipSets(allowedIps));
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      scope: SCOPE,
      description: 'Who may knock at the webhook',
      defaultAction: isForEverybody ? { allow: {} } : { block: FORBIDDEN },
      // What has no credential goes first: its size is nobody's customer, and its number uses up nobody's rate.
      rules: inOrder([emptyHandedRule(), sizeRule(), rateRule(props.rateLimit), lastRule]),
      customResponseBodies: BLOCKED_ANSWERS,
      dataProtectionConfig: DATA_PROTECTION,
      visibilityConfig: visibility(Stack.of(this).stackName),
    });
    new CfnWebACLAssociation(this, 'Association', {
      webAclArn: webAcl.attrArn,
      resourceArn: api.deploymentStage.stageArn,
    });
    new FirewallLog(this, 'Log', { webAcl, retentionDays: props.logRetentionDays });
    // What AWS WAF blocks without an answer of its own; only a managed rule does.
    const blocked = gatewayResponse(ResponseType.WAF_FILTERED, 'temporarily unavailable', '503', RETRY_SOON);
    api.addGatewayResponse('Blocked', blocked);
    const { stackName } = Stack.of(this);
    this.blockedEmptyHanded = blockedRequestsOf(stackName, EMPTY_HANDED_RULE);
    this.blockedForSize = blockedRequestsOf(stackName, SIZE_RULE);
    this.blockedRequests = new MathExpression({
      label: 'Bloqueados',
      expression: 'FILL(blocked, 0) - FILL(emptyHanded, 0)',
      period: METRIC_PERIOD,
      usingMetrics: { blocked: blockedRequestsOf(stackName, 'ALL'), emptyHanded: this.blockedEmptyHanded },
    });
  }

  private ipSets(allowedIps: readonly IpRange[]): string[] {
    const families = [4, 6] as const;
    return families
      .map((family) => ({ family, ranges: allowedIps.filter((range) => range.family === family) }))
      .filter(({ ranges }) => ranges.length > 0)
      .map(({ family, ranges }) => {
        const addresses = ranges.map(({ cidr }) => cidr);
        return new CfnIPSet(this, `AllowedV${family}`, { scope: SCOPE, ipAddressVersion: `IPV${family}`, addresses });
      })
      .map((ipSet) => ipSet.attrArn);
  }
}

function inOrder(rules: readonly Rule[]): CfnWebACL.RuleProperty[] {
  return rules.map((rule, priority) => ({ ...rule, priority }));
}

/** The dimensions `WebACL` and `Rule` are the metric names of both. */
function blockedRequestsOf(webAclMetricName: string, rule: string): Metric {
  return new Metric({
    namespace: 'AWS/WAFV2',
    metricName: 'BlockedRequests',
    dimensionsMap: { WebACL: webAclMetricName, Region: Aws.REGION, Rule: rule },
    statistic: Stats.SUM,
    period: METRIC_PERIOD,
  });
}

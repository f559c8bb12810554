import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IpRange } from '../settings/ip-range';

/**
 * A resource policy for an API that takes requests to `resource` only: from these addresses, or from everywhere if there
 * are none.
 *
 * An API gets one in either case. CloudFormation leaves a policy in force that a template has no longer, so that an API
 * whose list was emptied would go on refusing everybody who was not on it.
 *
 * API Gateway applies a change with the next deployment. CDK makes one, because the policy is part of what the
 * deployment's logical id is a hash of.
 *
 * @param resource what may be called, as `execute-api:/<stage>/<method>/<path>`
 * @see https://github.com/aws/aws-cdk/issues/21840
 */
export function sourcePolicy(resource: string, allowedIps: readonly IpRange[]): PolicyDocument {
  const call = { principals: [new AnyPrincipal()], actions: ['execute-api:Invoke'], resources: [resource] };
  const policy = new PolicyDocument({ statements: [new PolicyStatement({ ...call, effect: Effect.ALLOW })] });
  if (allowedIps.length > 0) {
    policy.addStatements(
      new PolicyStatement({
        ...call,
        effect: Effect.DENY,
        conditions: { NotIpAddress: { 'aws:SourceIp': allowedIps.map(({ cidr }) => cidr) } },
      }),
    );
  }
  return policy;
}

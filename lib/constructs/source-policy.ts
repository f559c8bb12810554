import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IpRange } from '../settings/ip-range';

/**
 * A resource policy that allows requests to `resource` from `allowedIps`; an empty list allows every address.
 *
 * The policy is there in both cases: CloudFormation keeps the last policy in force after a template drops it, and an emptied
 * list would go on refusing everybody.
 *
 * A change takes effect with the next deployment of the API. CDK makes one, because it hashes the policy into the
 * deployment's logical id.
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

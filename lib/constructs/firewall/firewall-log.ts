import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, type CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** AWS WAF delivers to no other name. */
const REQUIRED_PREFIX = 'aws-waf-logs-';
/** Headers that a credential or a signature could be in. */
const SECRET_HEADERS = ['authorization', 'x-signature', 'cookie'];

/**
 * Replaces, in whatever AWS WAF gives out, what could be secret or personal. The redaction of the log covers,
 * by its documentation, only the fields that a rule looks at; this covers a field everywhere.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/data-protection-masking.html
 */
export const DATA_PROTECTION: CfnWebACL.DataProtectionConfigProperty = {
  dataProtections: [
    { action: 'SUBSTITUTION', field: { fieldType: 'SINGLE_HEADER', fieldKeys: SECRET_HEADERS } },
    { action: 'SUBSTITUTION', field: { fieldType: 'QUERY_STRING' } },
    { action: 'SUBSTITUTION', field: { fieldType: 'BODY' } },
  ],
};

/** Whose decisions are kept, and for how long. */
export interface FirewallLogProps {
  /** The web ACL whose decisions are logged. */
  readonly webAcl: CfnWebACL;
  /** Days that they are kept. */
  readonly retentionDays: RetentionDays;
}

/**
 * Who was blocked, and by which rule. What is let through is not logged here: it is in the access log.
 *
 * AWS WAF adds the resource policy that lets it write, when it is given the log group.
 */
export class FirewallLog extends Construct {
  constructor(scope: Construct, id: string, props: FirewallLogProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'LogGroup', {
      // The one physical name of the stack, unique as the stack's own is.
      logGroupName: `${REQUIRED_PREFIX}${Stack.of(this).stackName}`,
      retention: props.retentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // CDK knows no types for these; they have the names of CloudFormation.
    new CfnLoggingConfiguration(this, 'Configuration', {
      resourceArn: props.webAcl.attrArn,
      // Without the `:*` that `logGroupArn` ends with.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroup.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [...SECRET_HEADERS.map((Name) => ({ singleHeader: { Name } })), { queryString: {} }],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
  }
}

import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnRestApi,
  EndpointAccessMode,
  EndpointType,
  IpAddressType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { IpRange } from '../settings/ip-range';
import { WEBHOOK_PATH } from '../settings/webhook-path';
import { ACCESS_LOG_FORMAT } from './access-log-format';
import { GatewayResponses } from './gateway-responses';
import { sourcePolicy } from './source-policy';
import { type Addressing, WebhookDomain } from './webhook-domain';

/** The version of the webhook's contract. Which copy of the system it is (`prod`, `dev`) the host name tells already. */
const STAGE_NAME = 'v1';
const WEBHOOK_METHOD = 'POST';
const WEBHOOK_RESOURCE = `execute-api:/${STAGE_NAME}/${WEBHOOK_METHOD}${WEBHOOK_PATH}`;

/** Who may call the API, how often, and what answers. */
export interface WebhookApiProps {
  /** Function that answers the webhook. */
  readonly handler: IFunction;
  /** Sustained requests per second. */
  readonly throttleRate: number;
  /** Requests in one burst. */
  readonly throttleBurst: number;
  /** Where requests may come from. Empty: from everywhere. */
  readonly allowedIps: readonly IpRange[];
  /** Whether AWS WAF before the API enforces `allowedIps`; otherwise a resource policy does. */
  readonly isBehindFirewall: boolean;
  /** Host name of the operator's own, and the ARN of its certificate. @default the host name that API Gateway gives */
  readonly domain?: { readonly domainName: string; readonly certificateArn: string } | undefined;
  /** Days that the access log is kept. */
  readonly logRetentionDays: RetentionDays;
}

/** The public door: one path, one method, TLS 1.2 or later. */
export class WebhookApi extends Construct {
  /** Address that the operator gives to WhatzMeAPI. */
  readonly url: string;
  /** The API and its deployed stage. */
  readonly api: RestApi;
  /** Where the API writes a line for each request. */
  readonly accessLog: ILogGroup;
  /** What the operator's own host name must be an alias of; nothing without one. */
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, props: WebhookApiProps) {
    super(scope, id);
    const { allowedIps, domain } = props;
    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const addressing = addressingFor(allowedIps);
    const api = new RestApi(this, 'Api', {
      // Not unique in AWS, but CloudWatch tells APIs apart by this name: two stacks with one name share their alarms.
      restApiName: Stack.of(this).stackName,
      description: 'WhatzMeAPI webhook',
      endpointConfiguration: { types: [EndpointType.REGIONAL], ...addressing },
      // A second address would have a certificate of its own, and be in nobody's list.
      disableExecuteApiEndpoint: domain !== undefined,
      policy: sourcePolicy(WEBHOOK_RESOURCE, props.isBehindFirewall ? [] : allowedIps),
      // The function gets the exact bytes that were signed; as text, invalid UTF-8 would not survive.
      binaryMediaTypes: ['*/*'],
      // Access logs need the region's CloudWatch role. It is one per account: deleting it with this stack would blind others.
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      deployOptions: this.stageOptions(props),
    });
    // CDK adds an output with the bare stage URL, which nobody needs.
    api.node.tryRemoveChild('Endpoint');
    requireModernTls(api);
    new GatewayResponses(this, 'Responses', { api });
    api.root.resourceForPath(WEBHOOK_PATH).addMethod(
      WEBHOOK_METHOD,
      // The console's test button would get past the access log and the throttle.
      new LambdaIntegration(props.handler, { allowTestInvoke: false }),
    );
    this.api = api;
    this.domainTarget = domain && new WebhookDomain(this, 'Domain', { ...domain, api, addressing }).target;
    this.url = domain ? `https://${domain.domainName}${WEBHOOK_PATH}` : api.deploymentStage.urlForPath(WEBHOOK_PATH);
  }

  private stageOptions(props: WebhookApiProps): StageOptions {
    return {
      stageName: STAGE_NAME,
      throttlingRateLimit: props.throttleRate,
      throttlingBurstLimit: props.throttleBurst,
      accessLogDestination: new LogGroupLogDestination(this.accessLog),
      accessLogFormat: ACCESS_LOG_FORMAT,
      // Execution logs quote headers and bodies.
      dataTraceEnabled: false,
      loggingLevel: MethodLoggingLevel.OFF,
      // Metrics of each method are paid, and there is one method: those of the stage, which are free, say the same.
      metricsEnabled: false,
    };
  }
}

/** IPv4 alone unless IPv6 is allowed: a sender that can do both would come from an address that is not on the list. */
function addressingFor(allowedIps: readonly IpRange[]): Addressing {
  return allowedIps.some(({ family }) => family === 6) ? { ipAddressType: IpAddressType.DUAL_STACK } : {};
}

/**
 * TLS 1.2 with forward secrecy, or TLS 1.3. Without a policy a regional API takes TLS 1.0. `RestApi` has no prop for it
 * yet, and an enhanced policy demands an access mode: STRICT also refuses a Host header that differs from the TLS name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
function requireModernTls(api: RestApi): void {
  const resource = api.node.defaultChild;
  if (!(resource instanceof CfnRestApi)) throw new TypeError('RestApi has no CfnRestApi');
  resource.securityPolicy = SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09;
  resource.endpointAccessMode = EndpointAccessMode.STRICT;
}

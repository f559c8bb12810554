import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ServiceName } from '../../lambdas/shared/telemetry/metric-names';
import { projectFile } from '../settings/project-file';
import { BUNDLE_MAIN_FIELDS, BUNDLE_TARGET, CREDENTIALS_OF_A_WORKSTATION, REQUIRE_BANNER } from './bundle-options';

/** Lambda gives CPU by memory. A starting point: the cloud's own durations decide, and have not been measured yet. */
const MEMORY_MB = 512;

/** Bundled by the esbuild of `devDependencies`; CDK falls back to Docker only if that is not installed. */
const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: BUNDLE_TARGET,
  mainFields: BUNDLE_MAIN_FIELDS,
  minify: true,
  bundleAwsSDK: true,
  externalModules: CREDENTIALS_OF_A_WORKSTATION,
  banner: REQUIRE_BANNER,
  // Shipped but off: NODE_OPTIONS=--enable-source-maps turns them on, and costs start-up time while it is on.
  sourceMap: true,
  sourcesContent: false,
  logLevel: LogLevel.WARNING,
};

/** What one function has of its own; the rest is the same for all. */
export interface NodeFunctionProps {
  /** Which function this is: its folder under `lambdas/` and the `service` of its metrics. */
  readonly service: ServiceName;
  /** What the console shows. */
  readonly description: string;
  /** Lambda timeout. */
  readonly timeout: Duration;
  /** Days that its logs are kept. */
  readonly logRetentionDays: RetentionDays;
  /** Whether Lambda's own lines about calls that went well are logged. */
  readonly lambdaReports: boolean;
  /** Variables besides `STACK_NAME` and `POWERTOOLS_LOG_LEVEL`, which every function gets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A Lambda function with its own role, log group and retention; it may do nothing else until it is granted. */
export class NodeFunction extends Construct {
  /** The Lambda function. */
  readonly lambda: NodejsFunction;
  /** Where its log lines go. */
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.logGroup = logGroup;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.lambda = new NodejsFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY_MB,
      timeout: props.timeout,
      entry: projectFile(`lambdas/${props.service}/handler.ts`),
      depsLockFilePath: projectFile('package-lock.json'),
      bundling: BUNDLING,
      environment: {
        ...props.environment,
        STACK_NAME: Stack.of(this).stackName,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
      role,
      logGroup,
      // Powertools writes JSON lines, metrics too, straight to stdout, and the JSON format passes them on as they are.
      // WARN drops start and report of calls that went well, which cost more than they tell; those of time-outs and crashes stay.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: props.lambdaReports ? SystemLogLevel.INFO : SystemLogLevel.WARN,
    });
    logGroup.grantWrite(role);
  }

  /** Lets the function read the values of these secrets, and nothing else of them: `grantRead` adds DescribeSecret. */
  grantSecretValues(...secrets: readonly Secret[]): void {
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: secrets.map((secret) => secret.secretArn),
      }),
    );
  }
}

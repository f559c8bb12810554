/** What stands in for AWS. */
export interface AwsEndpoint {
  readonly url: string;
  /** Certificate to trust, in PEM, when it is one that nobody else does. */
  readonly certificate: string | undefined;
  /** Environment of whoever talks to it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Whether a call that no policy allows is refused. Null when that is not known. */
  readonly enforcesPermissions: boolean | null;
  /** Stops what was started; at once, so that it can be done on the way out. */
  close(): void;
}

/** What makes a Node of ours trust the endpoint as CDK and the AWS command line do. */
export function trusted({ AWS_CA_BUNDLE }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return AWS_CA_BUNDLE ? { NODE_EXTRA_CA_CERTS: AWS_CA_BUNDLE } : {};
}

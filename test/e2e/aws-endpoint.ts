import { DeploymentTestError } from './deployment-test-error';
import { startEmulator } from './emulator';
import type { Report } from './report';
import { isolatedEnvironment, type Workspace } from './workspace';

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

/** The endpoint in AWS_ENDPOINT_URL; without one, an emulator that is started here. */
export async function openAwsEndpoint(workspace: Workspace, report: Report): Promise<AwsEndpoint> {
  const given = process.env.AWS_ENDPOINT_URL;
  if (!given) return startEmulator(workspace, report);
  requireLoopback(given);
  report.note(`  AWS_ENDPOINT_URL is set: no emulator is started, everything goes to ${given}`);
  return {
    url: given.replace(/\/+$/, ''),
    certificate: undefined,
    environment: { ...isolatedEnvironment(workspace), AWS_ENDPOINT_URL: given },
    enforcesPermissions: null,
    close: () => undefined,
  };
}

/** Nothing is deployed to a real account; and the functions must reach the fake send API of this machine. */
function requireLoopback(url: string): void {
  const { hostname } = URL.canParse(url) ? new URL(url) : { hostname: '' };
  if (/^(localhost|[a-z0-9.-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return;
  throw new DeploymentTestError(
    `AWS_ENDPOINT_URL is ${url}, which is not on this machine. This test deploys to an emulator on this machine only:
unset the variable to have one started, or give one such as http://127.0.0.1:4566.`,
  );
}

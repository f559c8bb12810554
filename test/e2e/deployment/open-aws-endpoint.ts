import type { AwsEndpoint } from './aws-endpoint';
import { DeploymentTestError } from './deployment-test-error';
import { startEmulator } from './emulator';
import type { Report } from './report';
import { isolatedEnvironment, type Workspace } from './workspace';

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

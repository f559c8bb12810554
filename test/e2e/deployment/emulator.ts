import type { ChildProcess } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { AwsEndpoint } from './aws-endpoint';
import { type Certificate, createCertificate } from './certificate';
import { DeploymentTestError } from './deployment-test-error';
import { eventually } from './eventually';
import { sendHttp } from './http';
import { startGroup, stopGroup } from './process-group';
import type { Report } from './report';
import { prepareEmulator } from './virtual-environment';
import { isolatedEnvironment, type Workspace } from './workspace';

const HOST = '127.0.0.1';

/**
 * Starts `ministack` on a free port of the loopback interface, over TLS and with permissions enforced: policies that
 * demand TLS, as those of our queues do, refuse plain HTTP. Without `openssl` it has to do without both.
 */
export async function startEmulator(workspace: Workspace, report: Report): Promise<AwsEndpoint> {
  const python = await report.step('prepare the emulator (Python)', () => prepareEmulator(workspace));
  report.note(`  functions run on Node ${process.versions.node}, which runs this; AWS Lambda has 24`);
  const certificate = await createCertificate(workspace);
  if (certificate === null) report.note('  openssl was not found: no TLS, and permissions are not enforced');
  const port = await freePort();
  const url = `${certificate === null ? 'http' : 'https'}://${HOST}:${port}`;
  return report.step(`start the emulator at ${url}`, async () => {
    const child = launch(python, port, emulatorEnvironment(workspace, port, certificate), certificate, workspace);
    const close = () => stopGroup(child);
    try {
      await untilReady(child, url, certificate?.pem, workspace);
    } catch (error) {
      close();
      throw error;
    }
    return {
      url,
      certificate: certificate?.pem,
      environment: {
        ...isolatedEnvironment(workspace),
        AWS_ENDPOINT_URL: url,
        ...(certificate && { AWS_CA_BUNDLE: certificate.certificateFile }),
      },
      enforcesPermissions: certificate !== null,
      close,
    };
  });
}

function emulatorEnvironment(workspace: Workspace, port: number, certificate: Certificate | null): NodeJS.ProcessEnv {
  const isolated = isolatedEnvironment(workspace);
  return {
    ...isolated,
    PATH: `${dirname(process.execPath)}:${isolated.PATH}`,
    PYTHONUNBUFFERED: '1',
    GATEWAY_PORT: String(port),
    // Part of the URLs that it gives out.
    MINISTACK_HOST: HOST,
    MINISTACK_REGION: isolated.AWS_REGION,
    ...(certificate && {
      AUTH: 'true',
      // Tells the functions to use TLS, and to trust the certificate.
      USE_SSL: '1',
      MINISTACK_SSL_CERT: certificate.certificateFile,
      MINISTACK_SSL_KEY: certificate.keyFile,
    }),
  };
}

/** By its server: the `ministack` command listens on port 443 as well when it may. */
function launch(
  python: string,
  port: number,
  env: NodeJS.ProcessEnv,
  certificate: Certificate | null,
  { temporary, emulatorLog }: Workspace,
): ChildProcess {
  const tls = certificate ? ['--certfile', certificate.certificateFile, '--keyfile', certificate.keyFile] : [];
  const args = ['-m', 'hypercorn', 'ministack.app:app', '--bind', `${HOST}:${port}`, '--keep-alive', '75', ...tls];
  const log = openSync(emulatorLog, 'a');
  return startGroup([python, ...args], { cwd: temporary, env, stdio: ['ignore', log, log] });
}

async function untilReady(
  child: ChildProcess,
  url: string,
  ca: string | undefined,
  workspace: Workspace,
): Promise<void> {
  let failed: string | null = null;
  child.once('error', (error) => {
    failed = error.message;
  });
  await eventually('the emulator answers', async () => {
    if (failed !== null || child.exitCode !== null) {
      const log = readFileSync(workspace.emulatorLog, 'utf8').slice(-3_000);
      throw new DeploymentTestError(`The emulator did not start: ${failed ?? `ended with ${child.exitCode}`}\n${log}`);
    }
    const health = await sendHttp({ url: `${url}/_ministack/health`, method: 'GET', ca }).catch(() => null);
    return health?.status === 200 ? true : undefined;
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

import { relative } from 'node:path';
import { parseOptionsOnly } from '../../cli/terminal/parse-options';
import { textsIn } from '../../cli/texts/texts';
import { exitOnSignals, runScript } from '../support/run-script';
import type { AwsEndpoint } from './deployment/aws-endpoint';
import { Report } from './deployment/report';
import { openWorkspace } from './deployment/workspace';
import { runDeploymentTest } from './run-deployment-test';

const HELP = `Deploys the stack to an AWS emulator on this machine, checks that it keeps its
promises, and destroys it.

  npm run test:deploy

Needs Python 3.10 or later, and openssl for TLS and enforced permissions; no AWS
account, no Docker. What is installed is kept in .build/deployment-test (280
MB), with the logs of the last run. Linux and macOS.

  AWS_ENDPOINT_URL  an emulator on this machine that is running already; by
                    default one is started
  PYTHON            the Python to make a virtual environment with; by default
                    python3

Exit code: 0 when every check held, 1 otherwise, 2 for a wrong command line.`;

async function main(): Promise<number> {
  const startedAtMs = Date.now();
  const workspace = openWorkspace();
  const report = new Report();
  let endpoint: AwsEndpoint | undefined;
  const cleanUp = () => {
    endpoint?.close();
    workspace.close();
  };
  process.once('exit', cleanUp);
  exitOnSignals();
  try {
    await runDeploymentTest(workspace, report, (opened) => {
      endpoint = opened;
    });
  } catch (error) {
    report.stopped(error);
  } finally {
    cleanUp();
    process.off('exit', cleanUp);
  }
  const seconds = ((Date.now() - startedAtMs) / 1_000).toFixed(0);
  if (report.failures === 0) report.note(`\nEvery check held, in ${seconds} s.`);
  else report.note(`\n${report.failures} failed, in ${seconds} s. Logs: ${relative('.', workspace.cache)}/*.log`);
  return report.failures === 0 ? 0 : 1;
}

await runScript(HELP, async (args) => {
  parseOptionsOnly(args, {}, textsIn('en'));
  process.exitCode = await main();
});

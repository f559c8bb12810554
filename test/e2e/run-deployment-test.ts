import { type FakeSendApi, startFakeSendApi } from '../support/fake-send-api';
import { checkMessageBeforeToken } from './checks/before-the-token';
import { checkDoor } from './checks/door';
import { checkLogs } from './checks/logs';
import { checkOperatorCommands } from './checks/operator-commands';
import { checkFarewell, checkNextSteps } from './checks/printed';
import { checkQuarantine } from './checks/quarantine';
import { checkDeployed, checkRemains } from './checks/remains';
import { checkReplies } from './checks/replies';
import { checkRefusal, checkRetries } from './checks/send-api-failures';
import type { AwsEndpoint } from './deployment/aws-endpoint';
import { Cdk, STACK_NAME } from './deployment/cdk';
import { type Deployment, openDeployment } from './deployment/deployment';
import { takeInventory } from './deployment/inventory';
import { openAwsEndpoint } from './deployment/open-aws-endpoint';
import type { Report } from './deployment/report';
import type { PatchedTemplate } from './deployment/template-patches';
import type { Workspace } from './deployment/workspace';

/** Deploys, checks and destroys the stack. `onOpen` gets what has to be closed when the test is interrupted. */
export async function runDeploymentTest(
  workspace: Workspace,
  report: Report,
  onOpen: (endpoint: AwsEndpoint) => void,
): Promise<void> {
  const endpoint = await openAwsEndpoint(workspace, report);
  onOpen(endpoint);
  const sendApi = await startFakeSendApi();
  try {
    await deployAndDestroy(new Cdk(workspace), endpoint, sendApi, report);
  } finally {
    await sendApi.close();
    endpoint.close();
  }
}

async function deployAndDestroy(cdk: Cdk, endpoint: AwsEndpoint, sendApi: FakeSendApi, report: Report): Promise<void> {
  reportPatches(await report.step(`cdk synth ${STACK_NAME}`, () => cdk.synthesise(sendApi.url)), report);
  await report.step('cdk bootstrap', () => cdk.bootstrap(endpoint));
  const before = await report.step('look at what is there before', () => takeInventory(endpoint));
  try {
    const printed = await report.step('./whatz deploy', () => cdk.deploy(endpoint));
    await checkDeployed(before, endpoint, report);
    const deployment = await openDeployment(endpoint, sendApi);
    await checkNextSteps(printed, deployment, report);
    await checkPromises(deployment, report);
  } finally {
    const printed = await report.step('./whatz destroy', () => cdk.destroy(endpoint));
    await checkFarewell(printed, report);
  }
  await checkRemains(before, endpoint, report);
}

async function checkPromises(deployment: Deployment, report: Report): Promise<void> {
  await checkMessageBeforeToken(deployment, report);
  await checkDoor(deployment, report);
  await checkReplies(deployment, report);
  await checkRetries(deployment, report);
  await checkRefusal(deployment, report);
  await checkQuarantine(deployment, report);
  await checkOperatorCommands(deployment, report);
  await checkLogs(deployment, report);
}

const TIMES: readonly (string | undefined)[] = ['not needed', 'once'];

function reportPatches({ changes }: PatchedTemplate, report: Report): void {
  report.note('  the template differs from the one that users deploy in this, and in nothing else:');
  for (const { what, times, why } of changes) {
    report.note(`  - ${what} (${TIMES[times] ?? `${times} times`})\n    because ${why}`);
  }
}

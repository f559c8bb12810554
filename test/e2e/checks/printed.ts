import { STACK_NAME } from '../deployment/cdk';
import type { Deployment } from '../deployment/deployment';
import type { Report } from '../deployment/report';
import { REGION } from '../deployment/workspace';
import { expectNone } from './expect';

/** What `./whatz deploy` has printed. */
export async function checkNextSteps(printed: string, { webhookUrl }: Deployment, report: Report): Promise<void> {
  await report.check('./whatz deploy says where it goes, what that costs, and what to do next', async () => {
    const commands = ['secrets show', 'secrets set send-token', 'doctor'];
    const missing = [
      ...[`Region   ${REGION}`, `Stack    ${STACK_NAME}  new`, 'Deployed.', webhookUrl, 'What to do now'],
      ...commands.map((command) => `./whatz ${command} --stack ${STACK_NAME}`),
    ].filter((text) => !printed.includes(text));
    expectNone('not printed', missing);
    const cost = /about (USD [1-9]\d*\.\d\d) a month/.exec(printed)?.[1];
    if (cost === undefined) throw new Error('no cost is printed');
    return `${cost} a month, ${commands.length} commands`;
  });
}

/** What `./whatz destroy` has printed. */
export async function checkFarewell(printed: string, report: Report): Promise<void> {
  await report.check('./whatz destroy says what is lost and what stays', async () => {
    const expected = ['wait for an answer: 0', 'dead letters: 0', 'This stays', `${STACK_NAME} is removed.`];
    expectNone(
      'not printed',
      expected.filter((text) => !printed.includes(text)),
    );
    return `${expected.length} sentences`;
  });
}

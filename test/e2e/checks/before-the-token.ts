import type { LogMessage } from '../../../lambdas/shared/telemetry/log-messages';
import { attemptsFor, messageFrom, newCustomer, repliesTo, SEND_TOKEN } from '../deployment/customers';
import type { Deployment } from '../deployment/deployment';
import { until } from '../deployment/eventually';
import { readLogs } from '../deployment/logs';
import type { Report } from '../deployment/report';
import { whatzOk } from '../deployment/whatz';
import { expectEqual } from './expect';

/** A message that comes before the token is set waits for it. Sets the token. */
export async function checkMessageBeforeToken(deployment: Deployment, report: Report): Promise<void> {
  const early = newCustomer();
  await report.check('a message that comes before the send token is set is taken', async () => {
    const { status, ms, attempts } = await deployment.deliver(messageFrom(early));
    expectEqual('status', status, 200);
    await until('"send token not set" in the log', async () =>
      (await readLogs(deployment)).includes('send token not set' satisfies LogMessage),
    );
    expectEqual('calls of the send API', deployment.sendApi.requests.length, 0);
    return `200 after ${attempts} attempts, the last in ${ms} ms (cold start); the send API was not called`;
  });
  await report.step('./whatz secrets set send-token', () =>
    whatzOk(deployment, ['secrets', 'set', 'send-token'], `${SEND_TOKEN}\n`),
  );
  await report.check('and is answered once the token is set', async () => {
    await until('the reply', () => repliesTo(early, deployment) > 0);
    const [call] = attemptsFor(early, deployment);
    expectEqual('Authorization', call?.authorization, `Bearer ${SEND_TOKEN}`);
    expectEqual('path', call?.url, '/messages/send');
    return `${repliesTo(early, deployment)} reply, with the token`;
  });
}

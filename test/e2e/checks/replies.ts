import { messageFrom, newCustomer, repliesTo } from '../deployment/customers';
import type { Deployment } from '../deployment/deployment';
import type { Report } from '../deployment/report';
import { expectEqual } from './expect';

const COPIES = 6;

/** A message is answered, and its copies are not. */
export async function checkReplies(deployment: Deployment, report: Report): Promise<void> {
  const customer = newCustomer();
  const body = messageFrom(customer);
  await report.check('a message is answered', async () => {
    const { status, ms } = await deployment.deliver(body);
    expectEqual('status', status, 200);
    await deployment.untilIdle();
    expectEqual('replies', repliesTo(customer, deployment), 1);
    return `200 in ${ms} ms, 1 reply`;
  });
  await report.check('its duplicates, one after the other, are not', async () => {
    for (let copy = 0; copy < COPIES; copy += 1) expectEqual('status', (await deployment.deliver(body)).status, 200);
    await deployment.untilIdle();
    expectEqual('replies', repliesTo(customer, deployment), 1);
    return `${COPIES} × 200, still 1 reply`;
  });
  await report.check('copies that come at the same time are answered once', async () => {
    const hurried = newCustomer();
    const copy = messageFrom(hurried);
    const answers = await Promise.all(Array.from({ length: COPIES }, () => deployment.deliver(copy)));
    for (const { status } of answers) expectEqual('status', status, 200);
    await deployment.untilIdle();
    expectEqual('replies', repliesTo(hurried, deployment), 1);
    const posts = answers.reduce((sum, { attempts }) => sum + attempts, 0);
    return `${COPIES} × 200 after ${posts} posts, 1 reply`;
  });
}

import { countDeadLetters, dropDeadLetter, nextDeadLetter } from '../dead-letters';
import type { Deployment } from '../deployment';
import type { Report } from '../report';
import { expectEqual } from './expect';

/** A signed webhook that can't be understood is not lost. */
export async function checkQuarantine(deployment: Deployment, report: Report): Promise<void> {
  await report.check('a signed webhook without an event is in the dead-letter queue with its reason', async () => {
    const { status } = await deployment.deliver('{"unheard":"of"}');
    expectEqual('status', status, 200);
    const { reason, attempts } = await nextDeadLetter(deployment);
    expectEqual('reason', reason, 'no-event');
    expectEqual('attempts', attempts, '0');
    await dropDeadLetter(deployment);
    expectEqual('dead letters left', await countDeadLetters(deployment), 0);
    return `200, reason ${reason}`;
  });
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { countDeadLetters, nextDeadLetter } from '../deployment/dead-letters';
import type { Deployment } from '../deployment/deployment';
import type { Report } from '../deployment/report';
import { whatzOk } from '../deployment/whatz';
import { expectEqual } from './expect';

/** A signed webhook that can't be understood is not lost. */
export async function checkQuarantine(deployment: Deployment, report: Report): Promise<void> {
  await report.check('a signed webhook without an event is in the dead-letter queue with its reason', async () => {
    const { status } = await deployment.deliver('{"unheard":"of"}');
    expectEqual('status', status, 200);
    const { reason, attempts } = await nextDeadLetter(deployment);
    expectEqual('reason', reason, 'no-event');
    expectEqual('attempts', attempts, '0');
    const archive = join(mkdtempSync(join(tmpdir(), 'whatz-archive-')), 'letters.jsonl');
    await whatzOk(deployment, ['dlq', 'drop', '--reason', 'no-event', '--yes', '--archive', archive]);
    expectEqual('lines in the archive', readFileSync(archive, 'utf8').trim().split('\n').length, 1);
    rmSync(dirname(archive), { recursive: true });
    expectEqual('dead letters left', await countDeadLetters(deployment), 0);
    return `200, reason ${reason}; ./whatz dlq drop archived it`;
  });
}

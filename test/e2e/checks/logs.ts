import type { LogMessage } from '../../../lambdas/shared/telemetry/log-messages';
import { callAws } from '../deployment/aws-call';
import { allCustomers, SEND_TOKEN } from '../deployment/customers';
import type { Deployment } from '../deployment/deployment';
import { until } from '../deployment/eventually';
import { readLogs } from '../deployment/logs';
import type { Report } from '../deployment/report';
import { expectEqual, expectNone } from './expect';

/** What the functions have written, after all the other checks. */
export async function checkLogs(deployment: Deployment, report: Report): Promise<void> {
  let text = '';
  await report.check('every reply is in the log and in the metrics', async () => {
    const replies = deployment.sendApi.accepted.length;
    // The emulator stores what a function printed when the invocation has ended.
    await until(`${replies} replies in the log`, async () => {
      text = await readLogs(deployment);
      return occurrences(text, 'reply sent') >= replies;
    });
    const counted = sumOf(text, 'RepliesSent');
    expectEqual('lines', occurrences(text, 'reply sent'), replies);
    expectEqual('RepliesSent', counted, replies);
    return `${replies} lines, RepliesSent ${counted}`;
  });
  await report.check('no phone number, text, token, secret or signature is in any log', async () => {
    const personal = [
      ...allCustomers().flatMap(({ phone, text: said }) => [phone, said]),
      ...[SEND_TOKEN, deployment.webhookSecret, deployment.credential, 'sha256='],
    ];
    expectNone(
      'found',
      personal.filter((value) => text.includes(value)),
    );
    return `${personal.length} values looked for in ${text.length} characters`;
  });
  if (deployment.endpoint.enforcesPermissions !== true) {
    report.note('  not checked: whether the functions have every permission that they need; it is not enforced here');
    return;
  }
  await report.check('the functions have every permission that they need', async () => {
    expectEqual('calls that were denied', occurrences(text, /AccessDenied/g), 0);
    expectEqual('a call by a stranger', await callAsStranger(deployment), 'denied');
    return '0 calls were denied, and one by a stranger was';
  });
}

/** Shows that permissions are enforced at all. */
async function callAsStranger({ endpoint }: Deployment): Promise<'denied' | 'allowed'> {
  const environment = { ...endpoint.environment, AWS_ACCESS_KEY_ID: 'AKIASTRANGER00000000' };
  const call = callAws({ service: 'sqs', target: 'AmazonSQS.ListQueues' }, { ...endpoint, environment });
  return call.then(
    () => 'allowed',
    () => 'denied',
  );
}

/** Sum of a metric; one line holds a list of values when it counted several times. */
function sumOf(text: string, metric: string): number {
  const values = [...text.matchAll(new RegExp(`${metric}\\\\*":\\[?([\\d,]+)`, 'g'))].flatMap(
    ([, list]) => list?.split(',') ?? [],
  );
  return values.reduce((sum, value) => sum + Number(value), 0);
}

function occurrences(text: string, pattern: RegExp | LogMessage): number {
  return text.split(pattern).length - 1;
}

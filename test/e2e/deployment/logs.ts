import { callAws } from './aws-call';
import { STACK_NAME } from './cdk';
import type { Deployment } from './deployment';

/** Everything in the stack's log groups, as the text that CloudWatch Logs answers with. */
export async function readLogs({ endpoint }: Deployment): Promise<string> {
  const groups = await callAws({ service: 'logs', target: 'Logs_20140328.DescribeLogGroups' }, endpoint);
  const names = [...groups.matchAll(/"logGroupName": ?"([^"]+)"/g)]
    .map(([, name]) => name)
    .filter((name) => name?.includes(STACK_NAME));
  const pages: string[] = [];
  for (const logGroupName of names) {
    let nextToken: string | undefined;
    do {
      const json = { logGroupName, ...(nextToken && { nextToken }) };
      const page = await callAws({ service: 'logs', target: 'Logs_20140328.FilterLogEvents', json }, endpoint);
      pages.push(page);
      nextToken = /"nextToken": ?"([^"]+)"/.exec(page)?.[1];
    } while (nextToken !== undefined);
  }
  return pages.join('\n');
}

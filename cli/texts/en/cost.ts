import { ASSUMPTIONS } from '../../../lib/cost/assumptions';
import type { Traffic } from '../../../lib/cost/traffic';

interface Range {
  readonly min: number;
  readonly max: number;
}

const ms = (seconds: number) => Math.round(seconds * 1_000);
const { ingestSeconds, replySeconds, oneCallSeconds } = ASSUMPTIONS;

/** What `cost` says, in English. */
export const cost = {
  summary: 'what a month on AWS costs, line by line',
  help: `Usage: ./whatz cost [options]

Adds up what a month costs from the AWS calls that each message takes.

Options:
  --messages <n>     different messages of customers in the month    (1000000)
  --duplicates <s>   share of them that come a second time, 0 to 1   (0)
  --statuses <n>     delivery states that come for each reply        (0)
  --json             the same as JSON, with prices and assumptions

Example:
  ./whatz cost --messages 50000 --duplicates 0.02 --statuses 3`,
  outOfRange: (name: string, { min, max }: Range, given: string) =>
    `--${name} takes a number from ${min} to ${max}, without thousands separators, not "${given}".`,
  title: ({ messages, duplicates, statuses }: Traffic, region: string) =>
    `${messages} messages a month, ${Math.round(duplicates * 1_000) / 10} % of them twice, ${statuses} states per reply, ${region}, USD`,
  quantity: 'quantity',
  perMonth: 'USD',
  variable: 'Grows with the traffic',
  fixed: 'Fixed per month',
  withoutWaf: 'without WAF',
  withWaf: 'with WAF',
  sumVariable: 'Variable',
  sumFixed: 'Fixed',
  sumAll: 'Month',
  freeTier: 'Month, less what is always free',
  perMillion: 'Variable, per million messages',
  items: {
    api: 'API Gateway REST, requests',
    lambdaRequests: 'Lambda, invocations',
    lambdaTime: 'Lambda, GB-seconds',
    dynamoDbWrites: 'DynamoDB, writes',
    dynamoDbReads: 'DynamoDB, reads',
    dynamoDbStorage: 'DynamoDB, GB stored',
    dynamoDbPitr: 'DynamoDB, GB with point-in-time recovery',
    sqsRequests: 'SQS FIFO, requests',
    logs: 'CloudWatch Logs, GB',
    dataOut: 'Data out, GB',
    wafRequests: 'WAF, requests',
    secrets: 'Secrets Manager, secrets',
    secretReads: 'Secrets Manager, reads while warm',
    idlePolls: 'SQS FIFO, empty long polls',
    metrics: 'CloudWatch, custom metrics by the hour',
    alarms: 'CloudWatch, alarm metrics',
    dashboard: 'CloudWatch, dashboard',
    webAcl: 'WAF, web ACL',
    wafRules: 'WAF, rules',
    wafAlarms: 'CloudWatch, alarm metrics of WAF',
  },
  notes: ({ oldest, newest }: { readonly oldest: string; readonly newest: string }) => [
    `Prices as last seen between ${oldest} and ${newest}; lib/cost/prices.json has the`,
    'month of each. Check them on the AWS pages.',
    'No volume discount, no tax. Always free: what AWS charges no account for, if no',
    'other stack of it uses that up. One message per webhook and per invocation:',
    'batches make it cheaper.',
    `Assumed, not measured: ${ms(ingestSeconds)} ms per message, ${ms(replySeconds)} ms per reply, ${ms(oneCallSeconds)} ms per`,
    'state, at 512 MB, in one environment of each function (lib/cost/assumptions.ts).',
  ],
};

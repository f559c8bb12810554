import { type AwsCall, callAws } from './aws-call';
import type { AwsEndpoint } from './aws-endpoint';

/** What there is, as `kind name`. */
export type Inventory = ReadonlySet<string>;

interface Listing {
  readonly call: AwsCall;
  /** Finds the names in the answer. */
  readonly names: RegExp;
}

const LISTINGS: Readonly<Record<string, Listing>> = {
  stack: query('cloudformation', 'DescribeStacks', '2010-05-15', 'StackName'),
  function: { call: { service: 'lambda', path: '/2015-03-31/functions/' }, names: /"FunctionName": ?"([^"]+)"/g },
  'event source mapping': {
    call: { service: 'lambda', path: '/2015-03-31/event-source-mappings/' },
    names: /"UUID": ?"([^"]+)"/g,
  },
  queue: json('sqs', 'AmazonSQS.ListQueues', /"(?:https?:[^"]+\/)([^"/]+)"/g),
  table: json('dynamodb', 'DynamoDB_20120810.ListTables', /"([^"]+)"(?=[,\]])/g),
  secret: json('secretsmanager', 'secretsmanager.ListSecrets', /"Name": ?"([^"]+)"/g),
  API: { call: { service: 'apigateway', path: '/restapis' }, names: /"name": ?"([^"]+)"/g },
  'API Gateway account role': {
    call: { service: 'apigateway', path: '/account' },
    names: /"cloudwatchRoleArn": ?"([^"]+)"/g,
  },
  'web ACL': {
    call: { service: 'wafv2', target: 'AWSWAF_20190729.ListWebACLs', json: { Scope: 'REGIONAL' } },
    names: /"Name": ?"([^"]+)"/g,
  },
  'log group': json('logs', 'Logs_20140328.DescribeLogGroups', /"logGroupName": ?"([^"]+)"/g),
  alarm: query('monitoring', 'DescribeAlarms', '2010-08-01', 'AlarmName'),
  dashboard: query('monitoring', 'ListDashboards', '2010-08-01', 'DashboardName'),
  topic: query('sns', 'ListTopics', '2010-03-31', 'TopicArn'),
  role: query('iam', 'ListRoles', '2010-05-08', 'RoleName'),
};

/** Every kind of resource that is listed. */
export const KINDS = Object.keys(LISTINGS);

/** Everything of these kinds that the account holds in the region. */
export async function takeInventory(endpoint: AwsEndpoint): Promise<Inventory> {
  const lists = await Promise.all(
    Object.entries(LISTINGS).map(async ([kind, { call, names }]) => {
      const answer = await callAws(call, endpoint);
      return [...answer.matchAll(names)].map(([, name]) => `${kind} ${name}`);
    }),
  );
  return new Set(lists.flat());
}

/** What is in `after` and was not in `before`. */
export function addedTo(before: Inventory, after: Inventory): string[] {
  return [...after].filter((entry) => !before.has(entry));
}

function query(service: string, action: string, version: string, element: string): Listing {
  const names = new RegExp(`<${element}>([^<]+)</${element}>`, 'g');
  return { call: { service, query: `Action=${action}&Version=${version}` }, names };
}

function json(service: string, target: string, names: RegExp): Listing {
  return { call: { service, target }, names };
}

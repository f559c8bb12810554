import { RESOURCES, USUAL_METRICS } from '../../../../lib/cost/assumptions';
import type { CostItem } from '../../../../lib/cost/cost-lines';
import { costTable } from '../../../../lib/cost/cost-table';
import { PRICES, priceDates } from '../../../../lib/cost/prices';

const million = costTable({ messages: 1_000_000, duplicates: 0, statuses: 0 });

function usdOf(item: CostItem, table = million): number {
  const line = [...table.variable, ...table.fixed].find((candidate) => candidate.item === item);
  return line?.usd ?? Number.NaN;
}

test.each<[CostItem, number, string]>([
  ['api', 3.5, '1 M requests at $3.50 per million'],
  ['lambdaRequests', 0.4, '2 M invocations at $0.20'],
  ['lambdaTime', 1.933343, '1 M × (0.04 + 0.25) s × 0.5 GB = 145,000 GB-s at $0.0000133334'],
  ['dynamoDbWrites', 2.5, '4 M writes at $0.625'],
  ['dynamoDbReads', 0.0625, '1 M halves of a read unit at $0.125'],
  ['sqsRequests', 1.5, 'send, receive, delete: 3 M requests at $0.50'],
  ['wafRequests', 0.6, '1 M requests at $0.60'],
  ['secrets', 1.6, '4 secrets at $0.40'],
  ['alarms', 4.9, '44 alarm metrics at $0.10 and an alarm on alarms at $0.50'],
  ['secretReads', 0.109575, '6 reads × 8,766 times five minutes × 10 of 24 hours = 21,915 at $0.05 per 10,000'],
  ['webAcl', 5, '1 web ACL'],
  ['wafRules', 4, '4 rules at $1'],
])('a million messages: %s is %d (%s)', (item, usd) => {
  expect(usdOf(item)).toBeCloseTo(usd, 6);
});

test('a duplicate costs a request, a short invocation, one write, and no reply', () => {
  const withDuplicates = costTable({ messages: 1_000_000, duplicates: 1, statuses: 0 });
  expect(usdOf('api', withDuplicates)).toBeCloseTo(7, 6);
  expect(usdOf('dynamoDbWrites', withDuplicates)).toBeCloseTo(3.125, 6);
  expect(usdOf('sqsRequests', withDuplicates)).toBeCloseTo(1.5, 6);
  expect(usdOf('lambdaRequests', withDuplicates)).toBeCloseTo(0.6, 6);
});

test('a delivery state costs a request, a short invocation, one write, and no call to the queue', () => {
  const withStates = costTable({ messages: 1_000_000, duplicates: 0, statuses: 3 });
  expect(usdOf('api', withStates)).toBeCloseTo(14, 6);
  expect(usdOf('dynamoDbWrites', withStates)).toBeCloseTo(2.5 + 3 * 0.625, 6);
  expect(usdOf('sqsRequests', withStates)).toBeCloseTo(1.5, 6);
  expect(usdOf('lambdaRequests', withStates)).toBeCloseTo(0.4 + 3 * 0.2, 6);
});

test('metrics are billed by the hours in which they exist', () => {
  const unusual = RESOURCES.functionMetrics + RESOURCES.logMetrics - USUAL_METRICS.length;
  expect(unusual).toBeGreaterThan(10);
  expect(usdOf('metrics')).toBeCloseTo(0.3 * (USUAL_METRICS.length * (10 / 24) + unusual / 100), 9);
});

test('what is always free is taken off once, from all that is billed by its price', () => {
  const shop = costTable({ messages: 1_000, duplicates: 0, statuses: 3 });
  // 10 of the alarm metrics, the dashboard and ten metrics are free; so are the little that a shop sends, and the polls.
  const paid = usdOf('secrets', shop) + usdOf('secretReads', shop) + usdOf('api', shop) + usdOf('alarms', shop) - 1;
  const small = usdOf('dynamoDbWrites', shop) + usdOf('dynamoDbReads', shop) + usdOf('dynamoDbPitr', shop);
  expect(shop.freeTierTotal.withoutWaf).toBeCloseTo(paid + small, 9);
  const more = costTable({ messages: 300_000, duplicates: 0, statuses: 0 });
  const requests = 3 * 300_000 + 657_450;
  const sqs = usdOf('sqsRequests', more) + usdOf('idlePolls', more);
  expect(sqs).toBeCloseTo((requests * 0.5) / 1e6, 4);
  expect(more.total.withoutWaf - more.freeTierTotal.withoutWaf).toBeGreaterThan(0.5);
});

test('the totals are the sums of the lines, with WAF and without', () => {
  const sum = (lines: typeof million.variable) => lines.reduce((usd, line) => usd + line.usd, 0);
  expect(million.variableTotal.withWaf).toBeCloseTo(sum(million.variable), 9);
  expect(million.variableTotal.withWaf - million.variableTotal.withoutWaf).toBeCloseTo(0.6, 9);
  expect(million.total.withWaf).toBeCloseTo(sum([...million.variable, ...million.fixed]), 9);
});

test('the price of a million messages does not depend on how many there are', () => {
  const few = costTable({ messages: 10_000, duplicates: 0, statuses: 0 });
  expect(few.perMillion.withoutWaf).toBeCloseTo(million.perMillion.withoutWaf, 9);
  expect(few.fixedTotal).toEqual(million.fixedTotal);
});

test('every price says its unit, its source and when it was seen', () => {
  for (const price of Object.values(PRICES)) {
    expect(price.usd).toBeGreaterThan(0);
    expect(price.per).toBeGreaterThan(0);
    expect(price.unit).not.toBe('');
    expect(price.source).toMatch(/pricing/);
    expect(price.asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  }
  expect(priceDates().oldest <= priceDates().newest).toBe(true);
});

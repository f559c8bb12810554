import {
  ALARM_METRICS_OF_COMPOSITE,
  ASSUMPTIONS,
  BYTES_PER_GB,
  RESOURCES,
  SECONDS_PER_MONTH,
  USUAL_METRICS,
  WEB_ACL,
} from './assumptions';
import { type PriceName, priceOf } from './prices';
import { type Arrivals, callsBilledAs, sumOver, webhooksIn } from './traffic';

/** What a line of the bill is for; the command line has its name in each language. */
export type CostItem =
  | 'api'
  | 'lambdaRequests'
  | 'lambdaTime'
  | 'dynamoDbWrites'
  | 'dynamoDbReads'
  | 'dynamoDbStorage'
  | 'dynamoDbPitr'
  | 'sqsRequests'
  | 'logs'
  | 'dataOut'
  | 'wafRequests'
  | 'secrets'
  | 'secretReads'
  | 'idlePolls'
  | 'metrics'
  | 'alarms'
  | 'dashboard'
  | 'webAcl'
  | 'wafRules'
  | 'wafAlarms';

/** One line of a month's bill. */
export interface CostLine {
  readonly item: CostItem;
  readonly price: PriceName;
  readonly quantity: number;
  readonly usd: number;
  /** Only with a web ACL before the API. */
  readonly waf: boolean;
}

const HOURS_PER_DAY = 24;

/** What grows with the traffic. */
export function variableLines(arrivals: Arrivals): readonly CostLine[] {
  const webhooks = webhooksIn(arrivals);
  const storedGb = sumOver(arrivals, ({ records }) => records * ASSUMPTIONS.recordBytes) / BYTES_PER_GB;
  return [
    line('api', 'apiGatewayRestRequest', webhooks),
    line('lambdaRequests', 'lambdaRequest', webhooks + processorInvocations(arrivals)),
    line('lambdaTime', 'lambdaArmGbSecond', gbSeconds(arrivals)),
    line('dynamoDbWrites', 'dynamoDbWriteUnit', callsBilledAs('dynamoDbWriteUnit', arrivals)),
    line('dynamoDbReads', 'dynamoDbEventualRead', callsBilledAs('dynamoDbEventualRead', arrivals)),
    line('dynamoDbStorage', 'dynamoDbStorageGbMonth', storedGb),
    line('dynamoDbPitr', 'dynamoDbPitrGbMonth', storedGb),
    line('sqsRequests', 'sqsFifoRequest', callsBilledAs('sqsFifoRequest', arrivals)),
    line('logs', 'logsIngestedGb', loggedBytes(arrivals) / BYTES_PER_GB),
    line('dataOut', 'dataOutGb', sentBytes(arrivals) / BYTES_PER_GB),
    line('wafRequests', 'wafRequest', webhooks, true),
  ];
}

/** What a month costs without a single message. */
export function fixedLines(): readonly CostLine[] {
  const { alarmMetrics, compositeAlarms } = RESOURCES;
  const polls = (ASSUMPTIONS.idlePollers * SECONDS_PER_MONTH) / ASSUMPTIONS.longPollSeconds;
  const reads = (ASSUMPTIONS.secretReadsPer5Minutes * SECONDS_PER_MONTH * shareOfBusiness()) / (5 * 60);
  return [
    line('secrets', 'secretMonth', RESOURCES.secrets),
    line('secretReads', 'secretsManagerCall', reads),
    line('idlePolls', 'sqsFifoRequest', polls),
    line('metrics', 'customMetricMonth', metricMonths()),
    line('alarms', 'alarmMonth', alarmMetrics + ALARM_METRICS_OF_COMPOSITE * compositeAlarms),
    line('dashboard', 'dashboardMonth', RESOURCES.dashboards),
    line('webAcl', 'wafAclMonth', WEB_ACL.acls, true),
    line('wafRules', 'wafRuleMonth', WEB_ACL.rules, true),
    line('wafAlarms', 'alarmMonth', WEB_ACL.alarmMetrics, true),
  ];
}

function shareOfBusiness(): number {
  return ASSUMPTIONS.hoursOfBusiness / HOURS_PER_DAY;
}

/** Metrics, each by the share of the hours in which it exists. */
function metricMonths(): number {
  const { functionMetrics, logMetrics } = RESOURCES;
  const unusual = functionMetrics + logMetrics - USUAL_METRICS.length;
  return USUAL_METRICS.length * shareOfBusiness() + unusual * ASSUMPTIONS.shareOfUnusualHours;
}

function line(item: CostItem, price: PriceName, quantity: number, waf = false): CostLine {
  return { item, price, quantity, usd: priceOf(price, quantity), waf };
}

function processorInvocations(arrivals: Arrivals): number {
  return sumOver(arrivals, (footprint) => footprint.processorInvocations);
}

function gbSeconds(arrivals: Arrivals): number {
  const { lambdaMemoryGb, ingestSeconds, replySeconds, oneCallSeconds } = ASSUMPTIONS;
  const { message, duplicate, status } = arrivals;
  const seconds = message * (ingestSeconds + replySeconds) + (duplicate + status) * oneCallSeconds;
  return seconds * lambdaMemoryGb;
}

function loggedBytes(arrivals: Arrivals): number {
  return sumOver(arrivals, ({ logBytes }) => logBytes + ASSUMPTIONS.accessLogBytes);
}

function sentBytes(arrivals: Arrivals): number {
  return sumOver(arrivals, ({ replies }) => ASSUMPTIONS.answerBytes + replies * ASSUMPTIONS.replyBytes);
}

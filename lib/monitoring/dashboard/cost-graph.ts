import { Duration } from 'aws-cdk-lib';
import { type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import { PRICE_REGION } from '../../cost/prices';
import { fixedUsdPerDay, usdPerArrival } from '../../cost/unit-costs';
import { webhookCount } from '../metrics/webhook-metric';
import { graph } from './graph';

const PERIOD = Duration.days(1);
const RANGE = '-P14D';
/** Metric math knows no exponents. */
const DECIMALS = 9;

/** What does it cost? An estimate: what was counted, times the prices of `./whatz cost`. */
export function costPerDay(scope: IConstruct, hasFirewall: boolean): IWidget {
  const usd = usdPerArrival(hasFirewall);
  const counted = {
    messages: webhookCount(scope, 'MessagesAccepted').with({ period: PERIOD }),
    repeated: webhookCount(scope, 'Duplicates').with({ period: PERIOD }),
    statuses: webhookCount(scope, 'StatusesAccepted').with({ period: PERIOD }),
  };
  const traffic = [
    `FILL(messages, 0) * ${usd.message.toFixed(DECIMALS)}`,
    `FILL(repeated, 0) * ${usd.duplicate.toFixed(DECIMALS)}`,
    `FILL(statuses, 0) * ${usd.status.toFixed(DECIMALS)}`,
  ].join(' + ');
  const byTraffic = new MathExpression({
    label: 'Por el tráfico',
    expression: traffic,
    period: PERIOD,
    usingMetrics: counted,
  });
  const fixed = new MathExpression({
    label: 'Fijo',
    // A constant draws no line; a series times 0 does.
    expression: `FILL(messages, 0) * 0 + ${fixedUsdPerDay(hasFirewall).toFixed(DECIMALS)}`,
    period: PERIOD,
    usingMetrics: { messages: counted.messages },
  });
  return graph(
    `¿Cuánto cuesta al día? (USD, precios de ${PRICE_REGION}) · Cost per day, estimated`,
    [fixed, byTraffic],
    {
      stacked: true,
      start: RANGE,
      statistic: 'Sum',
    },
  );
}

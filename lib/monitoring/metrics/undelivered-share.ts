import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { Settings } from '../../settings/settings-schema';
import { webhookCount } from './webhook-metric';

/** Long enough for the few replies of a small business to mean something, and for those at its end to matter little. */
export const STATES_PERIOD = Duration.hours(2);

/**
 * Percent of the replies that did not reach the customer, by the delivery states that WhatzMeAPI reports, of all messages of
 * the number: they carry no mark of which reply they are of. 0 below `alarmUndeliveredReplies` replies.
 */
export function undeliveredShare(scope: IConstruct, { alarmUndeliveredReplies }: Settings): MathExpression {
  const during = (name: 'StatusSent' | 'StatusDelivered' | 'StatusRead' | 'StatusFailed') =>
    webhookCount(scope, name).with({ period: STATES_PERIOD });
  const reached = new MathExpression({
    label: 'Delivered',
    // What was read has arrived, whether or not the sender has said so before.
    expression: 'MAX([FILL(arrived, 0), FILL(seen, 0)])',
    period: STATES_PERIOD,
    usingMetrics: { arrived: during('StatusDelivered'), seen: during('StatusRead') },
  });
  const replies = new MathExpression({
    label: 'Replies',
    // What failed may have been reported as sent before, or not.
    expression: 'MAX([FILL(sent, 0), reached + FILL(failed, 0)])',
    period: STATES_PERIOD,
    usingMetrics: { sent: during('StatusSent'), reached, failed: during('StatusFailed') },
  });
  return new MathExpression({
    label: '% sin entregar',
    expression: `IF(replies >= ${alarmUndeliveredReplies}, 100 * (1 - reached / replies), 0)`,
    period: STATES_PERIOD,
    usingMetrics: { replies, reached },
  });
}

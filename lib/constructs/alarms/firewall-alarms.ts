import type { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { OperatorAlarm } from './operator-alarm';

/** A scanner or two knock at every public address; a genuine sender that is blocked soon passes this. */
const BLOCKED_REQUESTS_TOLERATED = 4;

/** Props of {@link FirewallAlarms}. */
export interface FirewallAlarmsProps {
  /** Requests that AWS WAF blocked. */
  readonly blockedRequests: Metric;
  /** Who is told. */
  readonly topic: ITopic;
}

/** Requests that AWS WAF did not let through. */
export class FirewallAlarms extends Construct {
  /** The alarms of this group. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: FirewallAlarmsProps) {
    super(scope, id);
    const blocked = new OperatorAlarm(this, 'Blocked', {
      topic: props.topic,
      metric: props.blockedRequests,
      tolerated: BLOCKED_REQUESTS_TOLERATED,
      spanish:
        'El WAF está bloqueando peticiones. Revisa en su registro (aws-waf-logs-…) de qué dirección vienen y qué regla las bloqueó. Si es WhatzMeAPI, agrega la dirección a allowedIps (o sube wafRateLimit) y despliega; si no, se está defendiendo y no hay nada que hacer.',
      english:
        'AWS WAF is blocking requests. See in its log (aws-waf-logs-…) which address they come from and which rule blocked them. If that is WhatzMeAPI, add the address to allowedIps (or raise wafRateLimit) and deploy; if not, it is doing its work and there is nothing to do.',
    });
    this.alarms = [blocked.alarm];
  }
}

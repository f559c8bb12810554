import type { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** The count that is watched. */
export interface FirewallAlarmsProps extends AlarmGroupProps {
  /** Requests that AWS WAF blocked although they had a signature or an `Authorization`. */
  readonly blockedRequests: MathExpression;
}

/** Requests that AWS WAF did not let through. */
export class FirewallAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, { operator, blockedRequests, settings }: FirewallAlarmsProps) {
    super(scope, id);
    const blocked = new OperatorAlarm(this, 'Blocked', {
      operator,
      metric: blockedRequests,
      tolerated: settings.alarmBlockedRequests,
      // That nobody knocks any more tells nothing.
      tellsEnd: false,
      spanish:
        'El WAF está bloqueando peticiones. Ejecuta «./whatz doctor» y mira en el registro del WAF (aws-waf-logs-…) de qué dirección vienen y qué regla las bloqueó. Si es WhatzMeAPI, agrega la dirección a allowedIps (o sube wafRateLimit) y despliega; si no, se está defendiendo y no hay nada que hacer.',
      english:
        'AWS WAF is blocking requests. Run «./whatz doctor», and see in the log of AWS WAF (aws-waf-logs-…) which address they come from and which rule blocked them. If that is WhatzMeAPI, add the address to allowedIps (or raise wafRateLimit) and deploy; if not, it is doing its work and there is nothing to do.',
    });
    this.alarms = [blocked];
  }
}

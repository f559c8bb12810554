import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { webhookCount } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** Webhooks that were taken, and out of which nobody can be answered. */
export class UnanswerableAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: AlarmGroupProps) {
    super(scope, id);
    this.alarms = [this.unanswerable(props), this.allIgnored(props)];
  }

  private unanswerable({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Unanswerable', {
      operator,
      metric: webhookCount(this, 'CustomersUnanswerable'),
      tolerated: settings.alarmUnanswerable,
      spanish:
        'Escribieron clientes a quienes no se puede contestar: el webhook no trae su teléfono (solo un @lid) o trae un contenido que esta versión no conoce. Contéstales desde el teléfono; «./whatz tail» dice el motivo de cada uno. Si se repite, actualiza y avisa a WhatzMeAPI.',
      english:
        'Customers wrote who cannot be answered: the webhook lacks their phone number (there is only an @lid), or has a kind of content that this version does not know. Answer them on the phone; «./whatz tail» tells the reason of each. If it goes on, update, and tell WhatzMeAPI.',
    });
  }

  private allIgnored({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    return new OperatorAlarm(this, 'AllIgnored', {
      operator,
      metric: new MathExpression({
        label: 'All ignored',
        expression: 'IF(FILL(messages, 0) + FILL(states, 0) == 0, FILL(ignored, 0), 0)',
        usingMetrics: {
          ignored: webhookCount(this, 'EventsIgnored'),
          messages: webhookCount(this, 'MessagesAccepted'),
          states: webhookCount(this, 'StatusesAccepted'),
        },
      }),
      tolerated: settings.alarmIgnoredEvents,
      spanish:
        'En la última hora llegaron eventos y ninguno era un mensaje: todos se ignoraron. Si tus clientes sí escribieron, WhatzMeAPI les dio otro nombre a los eventos: míralos con «./whatz tail», revisa en su panel qué eventos manda, y avisa de los nombres.',
      english:
        'Events came in the last hour, and none was a message: all were ignored. If your customers did write, WhatzMeAPI has named the events otherwise: see them with «./whatz tail», look in its panel which events it sends, and report their names.',
    });
  }
}

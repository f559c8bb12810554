import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { webhookCount } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** Webhooks that never reached the function. */
export interface RefusalAlarmsProps extends AlarmGroupProps {
  /** Those that API Gateway found too large. */
  readonly tooLargeForGateway: Metric;
  /** Those that AWS WAF found too large. @default there is no AWS WAF */
  readonly tooLargeForFirewall?: Metric | undefined;
  /** Those that had an Authorization and went to another path. */
  readonly astray: Metric;
}

/** Webhooks that may well be genuine and were refused all the same. */
export class RefusalAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: RefusalAlarmsProps) {
    super(scope, id);
    this.alarms = [this.tooLarge(props), this.unsigned(props), this.astray(props)];
  }

  /** Each is counted by the one that refused it, and by no other. */
  private tooLarge({ operator, settings, tooLargeForGateway, tooLargeForFirewall }: RefusalAlarmsProps): OperatorAlarm {
    const usingMetrics = {
      taken: webhookCount(this, 'BodiesTooLarge'),
      gateway: tooLargeForGateway,
      ...(tooLargeForFirewall && { firewall: tooLargeForFirewall }),
    };
    return new OperatorAlarm(this, 'TooLarge', {
      operator,
      metric: new MathExpression({
        label: 'Too large',
        expression: Object.keys(usingMetrics)
          .map((name) => `FILL(${name}, 0)`)
          .join(' + '),
        usingMetrics,
      }),
      tolerated: settings.alarmTooLarge,
      spanish:
        'Se rechazó un webhook de más de 4 MB (413): lo que escribió ese cliente no llegó y nadie le contestará. Lo usual es que WhatzMeAPI mande las fotos dentro del webhook: apaga en su panel el envío de archivos en base64, busca al cliente en el teléfono y comprueba lo demás con «./whatz doctor».',
      english:
        'A webhook of over 4 MB was refused (413): what that customer wrote did not arrive, and nobody will answer. Mostly WhatzMeAPI puts photos into the webhook: turn media in base64 off in its panel, look for the customer on the phone, and see to the rest with «./whatz doctor».',
    });
  }

  /** Whoever has the credential is WhatzMeAPI; anybody else who does not sign is not counted here. */
  private unsigned({ operator, settings }: RefusalAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Unsigned', {
      operator,
      isUnanswered: true,
      metric: webhookCount(this, 'UnsignedAuthorized'),
      tolerated: settings.alarmUnsigned,
      spanish:
        'WhatzMeAPI manda webhooks sin firma y se rechazan: ningún cliente recibe respuesta. El Authorization es el correcto, así que solo falta pegar en el panel el secreto del webhook, que muestra «./whatz secrets show».',
      english:
        'WhatzMeAPI sends webhooks without a signature, which are refused, so that no customer gets an answer. Their Authorization is right: only the webhook secret is missing in the panel. Paste what «./whatz secrets show» prints.',
    });
  }

  private astray({ operator, settings, astray }: RefusalAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Astray', {
      operator,
      metric: astray,
      tolerated: settings.alarmAstray,
      spanish:
        'Llegan peticiones con Authorization a una ruta que no es la del webhook, y reciben 404. Lo más probable es que la dirección del panel de WhatzMeAPI tenga una diagonal o una letra de más: cópiala otra vez, completa, de lo que imprime «./whatz secrets show».',
      english:
        'Requests with an Authorization come to a path that is not the webhook’s, and get 404. Most likely the address in WhatzMeAPI’s panel has a slash or a letter too many: copy all of it again from what «./whatz secrets show» prints.',
    });
  }
}

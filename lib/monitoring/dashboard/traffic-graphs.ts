import { type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { Settings } from '../../settings/settings-schema';
import { undeliveredShare } from '../metrics/undelivered-share';
import { METRIC_PERIOD, webhookCount } from '../metrics/webhook-metric';
import { alarmLine, graph } from './graph';

/** Are messages coming in? */
export function arriving(scope: IConstruct): IWidget {
  return graph('¿Están llegando mensajes? · Are messages coming in?', [
    webhookCount(scope, 'EventsReceived', 'Webhooks recibidos'),
    webhookCount(scope, 'MessagesAccepted', 'Mensajes aceptados'),
    webhookCount(scope, 'StatusesAccepted', 'Estados aceptados'),
    webhookCount(scope, 'Duplicates', 'Repetidos'),
    webhookCount(scope, 'EventsIgnored', 'Ignorados'),
    webhookCount(scope, 'EventsQuarantined', 'Apartados por ilegibles'),
    webhookCount(scope, 'IngestFailures', 'No se pudieron guardar'),
  ]);
}

/** Are they answered? */
export function answered(scope: IConstruct): IWidget {
  return graph('¿Se están contestando? · Are they answered?', [
    webhookCount(scope, 'RepliesSent', 'Respuestas enviadas'),
    webhookCount(scope, 'RepliesSkipped', 'Sin respuesta que dar'),
    webhookCount(scope, 'SendRetries', 'Envíos por reintentar'),
    webhookCount(scope, 'SendUnauthorized', 'Token rechazado'),
    webhookCount(scope, 'SendTokenMissing', 'Falta el token'),
    webhookCount(scope, 'SendPermanentFailures', 'Envíos imposibles'),
    webhookCount(scope, 'SendOutcomeUnknown', 'Envíos de resultado incierto'),
    webhookCount(scope, 'DeadLettered', 'Apartados sin contestar'),
  ]);
}

/** Does the send API fail, and what waits for it? Without attempts there is no share, and no point in the graph. */
export function failingSends(
  scope: IConstruct,
  { alarmSendFailurePercent, alarmSendFailingMinutes }: Settings,
): IWidget {
  const failed = new MathExpression({
    label: 'Envíos que fallan',
    expression: '100 * FILL(failed, 0) / attempts',
    period: METRIC_PERIOD,
    usingMetrics: {
      attempts: webhookCount(scope, 'SendAttempts'),
      failed: webhookCount(scope, 'SendFailures'),
    },
  });
  return graph('¿Falla la API de envío? (% de los intentos) · Does the send API fail? (% of attempts)', [failed], {
    leftYAxis: { min: 0, max: 100, showUnits: false },
    right: [webhookCount(scope, 'SendsHeld', 'Esperas por la pausa de los envíos (eje derecho)')],
    leftAnnotations: [
      alarmLine(
        alarmSendFailurePercent,
        `más de ${alarmSendFailurePercent} % en ${alarmSendFailingMinutes} minutos de dos horas`,
      ),
    ],
  });
}

/** Do the answers get to the customer? */
export function delivered(scope: IConstruct, settings: Settings): IWidget {
  const { alarmUndeliveredPercent } = settings;
  return graph(
    '¿Le llegan al cliente? · Do they reach the customer?',
    [
      webhookCount(scope, 'StatusSent', 'Enviadas'),
      webhookCount(scope, 'StatusDelivered', 'Entregadas'),
      webhookCount(scope, 'StatusRead', 'Leídas'),
      webhookCount(scope, 'StatusFailed', 'Fallidas'),
    ],
    {
      right: [undeliveredShare(scope, settings)],
      rightYAxis: { min: 0, max: 100, showUnits: false },
      rightAnnotations: [alarmLine(alarmUndeliveredPercent, `más del ${alarmUndeliveredPercent} % sin entregar`)],
    },
  );
}

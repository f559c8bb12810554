import type { IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { Settings } from '../../settings/settings-schema';
import { ALARM_PERIOD, webhookCount } from '../metrics/webhook-metric';
import { alarmLine, graph } from './graph';

/** What is counted before the functions. */
export interface CountedAtTheDoor {
  /** Webhooks that the API throttled. */
  readonly throttledWebhooks: Metric;
  /** Requests that AWS WAF blocked although they had a signature or an `Authorization`. @default there is no AWS WAF */
  readonly blockedRequests?: MathExpression | undefined;
  /** Those that it blocked for want of both. @default there is no AWS WAF */
  readonly blockedEmptyHanded?: Metric | undefined;
}

/** Who is knocking? */
export function knocking(
  scope: IConstruct,
  { throttledWebhooks, blockedRequests, blockedEmptyHanded }: CountedAtTheDoor,
  { alarmRejectedSignatures, alarmBlockedRequests }: Settings,
): IWidget {
  const counted = (metric: Metric | MathExpression, label: string) => metric.with({ period: ALARM_PERIOD, label });
  return graph(
    '¿Quién toca sin permiso? · Who is knocking?',
    [
      counted(webhookCount(scope, 'SignatureMissing'), 'Sin firma'),
      counted(webhookCount(scope, 'SignatureRejected'), 'Firma inválida'),
      counted(webhookCount(scope, 'CredentialRejected'), 'Credencial inválida'),
      counted(webhookCount(scope, 'VerifiedByPreviousSecret'), 'Con el secreto anterior'),
      counted(throttledWebhooks, 'Frenados por exceso'),
      ...(blockedRequests ? [counted(blockedRequests, 'Bloqueados por el WAF')] : []),
      ...(blockedEmptyHanded ? [counted(blockedEmptyHanded, 'Sin firma ni Authorization (WAF)')] : []),
    ],
    {
      leftAnnotations: [
        alarmLine(alarmRejectedSignatures, `más de ${alarmRejectedSignatures} firmas inválidas en una hora`),
        ...(blockedRequests
          ? [alarmLine(alarmBlockedRequests, `más de ${alarmBlockedRequests} bloqueados por el WAF en una hora`)]
          : []),
      ],
    },
  );
}

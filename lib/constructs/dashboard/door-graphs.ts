import type { IWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { Settings } from '../../settings-schema';
import { webhookCount } from '../webhook-metric';
import { alarmLine, graph } from './graph';

/** What is counted before the functions. */
export interface CountedAtTheDoor {
  /** Webhooks that the API throttled. */
  readonly throttledWebhooks: Metric;
  /** Requests that AWS WAF blocked. @default there is no AWS WAF */
  readonly blockedRequests?: Metric | undefined;
}

/** Who is knocking? */
export function knocking(
  scope: IConstruct,
  { throttledWebhooks, blockedRequests }: CountedAtTheDoor,
  { alarmRejectedSignatures }: Settings,
): IWidget {
  return graph(
    '¿Quién toca sin permiso?',
    [
      webhookCount(scope, 'SignatureMissing', 'Sin firma'),
      webhookCount(scope, 'SignatureRejected', 'Firma inválida'),
      webhookCount(scope, 'CredentialRejected', 'Credencial inválida'),
      webhookCount(scope, 'VerifiedByPreviousSecret', 'Con el secreto anterior'),
      throttledWebhooks.with({ label: 'Frenados por exceso' }),
      ...(blockedRequests ? [blockedRequests.with({ label: 'Bloqueados por el WAF' })] : []),
    ],
    {
      leftAnnotations: [
        alarmLine(alarmRejectedSignatures, `más de ${alarmRejectedSignatures} firmas inválidas en 30 minutos`),
      ],
    },
  );
}

import type { IngestMetricName } from '../shared/telemetry/metric-names';
import type { CredentialProblem } from './door/authorization';
import type { SignatureProblem } from './door/signature';

/**
 * Why a webhook is refused for good. What is signed and authorised is not, whatever it holds: a sender gives up on a 4xx, and a
 * customer would be lost without a trace. Only its size is left.
 */
export type RejectReason = 'too-large' | 'unsigned-authorized' | SignatureProblem | CredentialProblem;

/** What the sender is told, and what is counted. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly metric: IngestMetricName;
}

/** The same answer for every problem of signature and credential, so that a forger learns nothing. */
const unauthorized = (metric: IngestMetricName): Refusal => ({ status: 401, error: 'unauthorized', metric });

/** The refusal for each reason. */
export const REFUSALS: Readonly<Record<RejectReason, Refusal>> = {
  'too-large': { status: 413, error: 'the body is larger than 4 MB', metric: 'BodiesTooLarge' },
  // Counted apart: without either it is somebody else; with the credential it is a panel without the secret.
  'unsigned-authorized': unauthorized('UnsignedAuthorized'),
  'signature-missing': unauthorized('SignatureMissing'),
  'signature-repeated': unauthorized('SignatureRejected'),
  'signature-malformed': unauthorized('SignatureRejected'),
  'signature-mismatch': unauthorized('SignatureRejected'),
  'credential-missing': unauthorized('CredentialRejected'),
  'credential-repeated': unauthorized('CredentialRejected'),
  'credential-malformed': unauthorized('CredentialRejected'),
  'credential-mismatch': unauthorized('CredentialRejected'),
};

import type { IngestMetricName } from '../shared/telemetry/metric-names';
import type { CredentialProblem } from './door/authorization';
import type { SignatureProblem } from './door/signature';

/** Why a webhook is refused for good. */
export type RejectReason = 'too-large' | 'not-json-type' | 'not-json' | SignatureProblem | CredentialProblem;

/** What the sender is told, and what is counted. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly metric: IngestMetricName | null;
}

/** The same answer for every problem of signature and credential, so that a forger learns nothing. */
const unauthorized = (metric: IngestMetricName): Refusal => ({ status: 401, error: 'unauthorized', metric });

/** The refusal for each reason. */
export const REFUSALS: Readonly<Record<RejectReason, Refusal>> = {
  'too-large': { status: 413, error: 'the body is larger than 4 MB', metric: null },
  'not-json-type': { status: 415, error: 'the content type is not application/json', metric: null },
  'not-json': { status: 400, error: 'the body is not JSON', metric: null },
  // Counted apart: WhatzMeAPI always signs, so this is somebody else, and not a wrong secret in the panel.
  'signature-missing': unauthorized('SignatureMissing'),
  'signature-repeated': unauthorized('SignatureRejected'),
  'signature-malformed': unauthorized('SignatureRejected'),
  'signature-mismatch': unauthorized('SignatureRejected'),
  'credential-missing': unauthorized('CredentialRejected'),
  'credential-repeated': unauthorized('CredentialRejected'),
  'credential-malformed': unauthorized('CredentialRejected'),
  'credential-mismatch': unauthorized('CredentialRejected'),
};

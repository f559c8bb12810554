import type { JsonObject } from '../../../lambdas/shared/message/json-object';
import { type ServiceReply, serviceError, unknownOperation } from '../faults/service-reply';

export const WEBHOOK_SECRET_ARN = 'arn:webhook-secret';
export const INBOUND_CREDENTIAL_ARN = 'arn:inbound-credential';
export const SEND_TOKEN_ARN = 'arn:send-token';
export const PSEUDONYM_KEY_ARN = 'arn:pseudonym-key';

interface Versions {
  readonly current: string;
  readonly previous: string | null;
  readonly createdAtMs: number;
}

/** Secrets Manager with the four secrets of the stack. */
export class SimulatedSecrets {
  readonly #secrets = new Map<string, Versions>();

  constructor(readonly nowMs: () => number) {
    for (const arn of [WEBHOOK_SECRET_ARN, INBOUND_CREDENTIAL_ARN, SEND_TOKEN_ARN, PSEUDONYM_KEY_ARN]) {
      this.#secrets.set(arn, { current: `${arn}-0`, previous: null, createdAtMs: nowMs() });
    }
  }

  current(arn: string): string {
    return this.#secrets.get(arn)?.current ?? '';
  }

  rotate(arn: string): void {
    const previous = this.current(arn);
    this.#secrets.set(arn, { current: `${previous}+`, previous, createdAtMs: this.nowMs() });
  }

  /** The version before the current one, when that is older than `ageMs`. */
  replacedBefore(arn: string, ageMs: number): string | undefined {
    const versions = this.#secrets.get(arn);
    if (versions?.previous == null || this.nowMs() - versions.createdAtMs < ageMs) return undefined;
    return versions.previous;
  }

  handle(operation: string, input: JsonObject): ServiceReply {
    if (operation !== 'GetSecretValue') return unknownOperation(operation);
    const versions = this.#secrets.get(String(input.SecretId));
    const value = input.VersionStage === 'AWSPREVIOUS' ? versions?.previous : versions?.current;
    if (versions === undefined || value == null) return serviceError(400, 'ResourceNotFoundException');
    return { body: { ARN: input.SecretId, SecretString: value, CreatedDate: versions.createdAtMs / 1_000 } };
  }
}

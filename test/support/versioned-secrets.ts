import { type GetSecretValueCommandInput, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { HttpResponse } from '@smithy/core/protocols';

interface Version {
  readonly value: string;
  readonly createdAtMs: number;
}

/**
 * Secrets Manager with versions: AWSCURRENT, AWSPREVIOUS and when each was made. What asks it is a client of the SDK, over
 * a transport that leads nowhere but here.
 */
export class VersionedSecrets {
  readonly client: SecretsManagerClient;
  readonly #nowMs: () => number;
  readonly #versions = new Map<string, readonly [current: Version, previous?: Version]>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.client = new SecretsManagerClient({
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      requestHandler: { handle: async ({ body }: { body?: unknown }) => ({ response: this.#answer(textOf(body)) }) },
    });
  }

  /** Makes `value` the current version; what was current is the previous one now, and what was previous is gone. */
  put(arn: string, value: string): void {
    const [before] = this.#versions.get(arn) ?? [];
    const current = { value, createdAtMs: this.#nowMs() };
    this.#versions.set(arn, before === undefined ? [current] : [current, before]);
  }

  #answer(body: string): HttpResponse {
    const { SecretId = '', VersionStage } = JSON.parse(body) as GetSecretValueCommandInput;
    const [current, previous] = this.#versions.get(SecretId) ?? [];
    const version = VersionStage === 'AWSPREVIOUS' ? previous : current;
    return version === undefined
      ? response(400, { __type: 'ResourceNotFoundException' })
      : response(200, { SecretString: version.value, CreatedDate: version.createdAtMs / 1_000 });
  }
}

function response(statusCode: number, body: object): HttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return new HttpResponse({ statusCode, headers, body: new TextEncoder().encode(JSON.stringify(body)) });
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
}

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from './aws-account';
import { LOOPBACK, listen, readBody, sendJson } from './http-server';

/** The smallest Secrets Manager that the functions can tell apart from nothing: `GetSecretValue` and no more. */
export interface SecretsManagerStandIn {
  readonly endpoint: string;
  close(): Promise<void>;
}

const MAX_REQUEST_BYTES = 64 * 1024;
const getSecretValue = v.object({ SecretId: v.string(), VersionStage: v.optional(v.string(), 'AWSCURRENT') });

/** ARN of a secret of the local run. The six characters at its end are part of every real one. */
export function localSecretArn(name: string): string {
  return `arn:aws:secretsmanager:${LOCAL_REGION}:${LOCAL_ACCOUNT_ID}:secret:${name}-local0`;
}

/** Serves `secrets` (name → value) on a free loopback port, under the ARNs that {@link localSecretArn} gives. */
export async function startSecretsManagerStandIn(
  secrets: Readonly<Record<string, string>>,
): Promise<SecretsManagerStandIn> {
  const byArn = new Map(Object.entries(secrets).map(([name, value]) => [localSecretArn(name), secretOf(name, value)]));
  const server = await listen(
    createServer((request, response) => {
      answer(byArn, request, response).catch(() => response.destroy());
    }),
    0,
    LOOPBACK,
  );
  return { endpoint: server.origin, close: () => server.close() };
}

interface Secret {
  readonly ARN: string;
  readonly Name: string;
  readonly SecretString: string;
  readonly VersionId: string;
  readonly VersionStages: readonly string[];
  /** Seconds, as the JSON protocol of AWS has it. */
  readonly CreatedDate: number;
}

function secretOf(name: string, value: string): Secret {
  return {
    ARN: localSecretArn(name),
    Name: name,
    SecretString: value,
    VersionId: randomUUID(),
    VersionStages: ['AWSCURRENT'],
    CreatedDate: Date.now() / 1000,
  };
}

async function answer(
  byArn: ReadonlyMap<string, Secret>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (body === 'too-large' || request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
    return fail(response, 'InvalidRequestException');
  }
  const input = v.parse(getSecretValue, JSON.parse(body.toString('utf8')));
  const secret = byArn.get(input.SecretId);
  if (secret === undefined || !secret.VersionStages.includes(input.VersionStage)) {
    return fail(response, 'ResourceNotFoundException');
  }
  sendJson(response, 200, secret, { 'Content-Type': 'application/x-amz-json-1.1' });
}

function fail(response: ServerResponse, code: string): void {
  sendJson(response, 400, { __type: code, message: code }, { 'Content-Type': 'application/x-amz-json-1.1' });
}

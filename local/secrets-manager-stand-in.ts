import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from './aws-account';
import { LOOPBACK, listen, readBody, sendJson } from './http-server';
import { isAdmitted, NOT_ADMITTED } from './stand-in-guard';

/** A Secrets Manager with the two operations that functions and operator use: `GetSecretValue` and `PutSecretValue`. */
export interface SecretsManagerStandIn {
  readonly endpoint: string;
  close(): Promise<void>;
}

const MAX_REQUEST_BYTES = 64 * 1024;
const AWS_JSON = { 'Content-Type': 'application/x-amz-json-1.1' };
const getSecretValue = v.object({ SecretId: v.string(), VersionStage: v.optional(v.string(), 'AWSCURRENT') });
const putSecretValue = v.object({ SecretId: v.string(), SecretString: v.string() });

/** ARN of a secret of the local run. The six characters at its end are part of every real one. */
export function localSecretArn(name: string): string {
  return `arn:aws:secretsmanager:${LOCAL_REGION}:${LOCAL_ACCOUNT_ID}:secret:${name}-local0`;
}

interface Version {
  readonly SecretString: string;
  readonly VersionId: string;
  /** Seconds, as the JSON protocol of AWS has it. */
  readonly CreatedDate: number;
}

/** The two versions that Secrets Manager keeps under a stage. */
interface Secret {
  readonly name: string;
  readonly current: Version;
  readonly previous: Version | undefined;
}

type Secrets = Map<string, Secret>;

/** Serves `secrets` (name → value) on a free loopback port, under the ARNs that {@link localSecretArn} gives. */
export async function startSecretsManagerStandIn(
  secrets: Readonly<Record<string, string>>,
): Promise<SecretsManagerStandIn> {
  const byArn: Secrets = new Map(
    Object.entries(secrets).map(([name, value]) => [
      localSecretArn(name),
      { name, current: versionOf(value), previous: undefined },
    ]),
  );
  const server = await listen(
    createServer((request, response) => {
      answer(byArn, request, response).catch(() => response.destroy());
    }),
    0,
    LOOPBACK,
  );
  return { endpoint: server.origin, close: () => server.close() };
}

function versionOf(SecretString: string): Version {
  return { SecretString, VersionId: randomUUID(), CreatedDate: Date.now() / 1000 };
}

async function answer(byArn: Secrets, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (!isAdmitted(request.headers)) return sendJson(response, NOT_ADMITTED.status, NOT_ADMITTED.body, AWS_JSON);
  const operation = OPERATIONS[String(request.headers['x-amz-target'])];
  const result = body === 'too-large' ? undefined : operation?.(byArn, JSON.parse(body.toString('utf8')));
  if (operation === undefined || body === 'too-large') fail(response, 'InvalidRequestException');
  else if (result === undefined) fail(response, 'ResourceNotFoundException');
  else sendJson(response, 200, result, AWS_JSON);
}

/** Gives what the operation answers, or nothing when there is no such secret or version. */
type Operation = (byArn: Secrets, input: unknown) => object | undefined;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'secretsmanager.GetSecretValue': (byArn, input) => {
    const { SecretId, VersionStage } = v.parse(getSecretValue, input);
    const secret = byArn.get(SecretId);
    const version = VersionStage === 'AWSPREVIOUS' ? secret?.previous : secret?.current;
    if (secret === undefined || version === undefined) return undefined;
    return { ARN: SecretId, Name: secret.name, ...version, VersionStages: [VersionStage] };
  },
  'secretsmanager.PutSecretValue': (byArn, input) => {
    const { SecretId, SecretString } = v.parse(putSecretValue, input);
    const secret = byArn.get(SecretId);
    if (secret === undefined) return undefined;
    const current = versionOf(SecretString);
    byArn.set(SecretId, { name: secret.name, current, previous: secret.current });
    return { ARN: SecretId, Name: secret.name, VersionId: current.VersionId, VersionStages: ['AWSCURRENT'] };
  },
};

function fail(response: ServerResponse, code: string): void {
  sendJson(response, 400, { __type: code, message: code }, AWS_JSON);
}

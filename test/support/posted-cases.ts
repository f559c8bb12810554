import { gzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import { createIngestHandler } from '../../lambdas/ingest/create-ingest';
import { bearerAuthorization } from '../../lambdas/ingest/door/authorization';
import type { QueueMessage, StatusItem } from '../../lambdas/shared/message/queue-message';
import { toApiGatewayEvent } from '../../local/api-gateway-event';
import { fixedSecret } from './fixed-secret';
import { memoryOnce } from './memory-once';
import { memoryStates } from './memory-states';
import { recordingTelemetry } from './recording-telemetry';
import { signatureOf, TEST_SECRET, TEST_TOKEN } from './signed-webhook';
import { UNHURRIED } from './unhurried';

/** A webhook of the field, and how it was sent. */
export interface PostedCase {
  readonly body: unknown;
  /** Sent exactly, instead of the JSON of `body`. */
  readonly raw?: string;
  readonly encoding?: BufferEncoding;
  readonly gzip?: boolean;
  readonly inflate?: { readonly fill: string; readonly length: number };
  /** Replaces headers; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly sign?: { readonly format?: 'space' | 'twice'; readonly header?: string; readonly over?: 'plain' };
}

/** Posts cases to one ingest handler, which remembers what it has seen. */
export function createCasePoster() {
  let queued: QueueMessage[] = [];
  const telemetry = recordingTelemetry();
  const once = memoryOnce();
  const memory = memoryStates();
  let recorded: StatusItem[] = [];
  const handler = createIngestHandler({
    receive: {
      webhookSecret: fixedSecret(TEST_SECRET),
      pseudonymKey: fixedSecret('pseudonym-key'),
      authorize: bearerAuthorization(fixedSecret(TEST_TOKEN)),
      queue: { send: async (item) => void queued.push(item) },
      states: {
        rise: (item) => {
          recorded.push(item);
          return memory.rise(item);
        },
      },
      telemetry,
      nowMs: () => 1_795_000_000_000,
    },
    onceFor: () => once,
    deadlines: UNHURRIED,
  });
  const post = async (posted: PostedCase) => {
    queued = [];
    recorded = [];
    const event = toApiGatewayEvent({
      method: 'POST',
      url: new URL('https://gateway.example/webhooks/whatz'),
      ...writtenCase(posted),
      sourceIp: '203.0.113.77',
    });
    const { statusCode } = await handler(event, {} as Context);
    return { statusCode, queued, recorded };
  };
  return { post, telemetry };
}

function writtenCase(posted: PostedCase): { readonly body: Buffer; readonly rawHeaders: readonly string[] } {
  const plain = plainBodyOf(posted);
  const body = posted.gzip === true ? gzipSync(plain) : plain;
  const signature = signatureOf(posted.sign?.over === 'plain' ? plain : body);
  const written = posted.sign?.format === 'space' ? signature.replace('=', '= ') : signature;
  const headers: Readonly<Record<string, string | null>> = {
    'content-type': 'application/json',
    authorization: `Bearer ${TEST_TOKEN}`,
    ...posted.headers,
  };
  const signatures = posted.sign?.format === 'twice' ? [written, written] : [written];
  return {
    body,
    rawHeaders: [
      ...Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [name, value])),
      ...signatures.flatMap((value) => [posted.sign?.header ?? 'x-signature', value]),
    ],
  };
}

function plainBodyOf({ body, raw, inflate, encoding }: PostedCase): Buffer {
  const json = raw ?? JSON.stringify(body);
  const text = inflate === undefined ? json : json.replace('<<inflate>>', inflate.fill.repeat(inflate.length));
  return Buffer.from(text, encoding);
}

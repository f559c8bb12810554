import { setTimeout as sleep } from 'node:timers/promises';
import { statusWebhook } from '../../../cli/simulate/simulated-webhook';
import { createAwsClients } from '../../../lambdas/shared/aws/aws-clients';
import { toApiGatewayEvent } from '../../../local/api-gateway-event';
import { startEventSourceMapping } from '../../../local/event-source-mapping';
import { isolateFromCloud, setFunctionEnvironment } from '../../../local/function-environment';
import { readFunctionOutput } from '../../../local/function-output';
import { invokeFunction } from '../../../local/invoke-function';
import { loadFunctions } from '../../../local/load-functions';
import { captureOutput } from '../../../local/output-capture';
import { startFakeSendApi } from '../../support/fake-send-api';
import { signedHeaders } from '../../support/signed-webhook';
import { UNHURRIED } from '../../support/unhurried';
import { tellParent } from '../measuring/child-process';
import { signedMessage } from '../measuring/signed-message';
import { type CountedCalls, createFootprintCounter } from './call-counts';
import { startCountedEmulators } from './counted-emulators';

// Runs both functions over the emulators, one webhook at a time as sparse traffic does, and counts what passes.
const count = Number(process.argv[2]);
const NEVER_MS = 60 * 60_000;
const counter = createFootprintCounter();
captureOutput([process.stdout], (line) => {
  const output = readFunctionOutput(line);
  if (output.kind !== 'other') counter.line(output.fields.service, line);
  return true;
});
isolateFromCloud(process.env);
const [emulators, sendApi] = await Promise.all([startCountedEmulators(counter.call), startFakeSendApi()]);
setFunctionEnvironment(process.env, { emulators, sendUrl: sendApi.url, backoffBaseMs: undefined });
// A call that a busy machine cuts off would be made again, and counted twice.
const forever = { connectionTimeoutMs: NEVER_MS, requestTimeoutMs: NEVER_MS, maxAttempts: 1 };
const clients = createAwsClients(forever);
const { ingest, processor } = await loadFunctions(process.env, {
  ingest: { clients, deadlines: UNHURRIED },
  processor: { clients },
});
const onError = (error: unknown) => {
  throw error;
};
startEventSourceMapping({ sqs: emulators.sqs, processor, onError });

async function post(body: string): Promise<void> {
  const rawHeaders = Object.entries(signedHeaders(body)).flat();
  const request = { method: 'POST', url: new URL('http://local/'), rawHeaders, sourceIp: '127.0.0.1' };
  const answer = await invokeFunction(ingest, toApiGatewayEvent({ ...request, body: Buffer.from(body) }));
  if ((answer as { readonly statusCode: number }).statusCode !== 200) throw new Error(JSON.stringify(answer));
}

/** The end of an item on the queue: it has been deleted, and the metrics of its batch are written. */
async function postAndFinish(body: string): Promise<void> {
  const deleted = counter.callsOf('DeleteMessageBatch');
  await post(body);
  while (counter.callsOf('DeleteMessageBatch') === deleted) await sleep(1);
}

async function postEach(bodies: readonly string[], postOne: (body: string) => Promise<void>) {
  for (const body of bodies) await postOne(body);
  return counter.take(bodies.length);
}

const messages = Array.from({ length: count }, (_, index) => signedMessage('COUNT', index).body);
const statuses = messages.map((_, index) => JSON.stringify(statusWebhook({ id: `S${index}`, status: 'delivered' })));
const counted: CountedCalls = {
  start: await postEach([signedMessage('START', 0).body], postAndFinish),
  message: await postEach(messages, postAndFinish),
  duplicate: await postEach(messages, post),
  status: await postEach(statuses, post),
};
tellParent(counted);

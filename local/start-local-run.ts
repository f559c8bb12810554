import type { StackOutputs } from '../lib/settings/stack-outputs';
import { WEBHOOK_PATH } from '../lib/settings/webhook-path';
import { LOGS_PATH, STATE_PATH, startApiGatewayStandIn } from './api-gateway-stand-in';
import { LOCAL_CREDENTIALS } from './aws-account';
import { chatMessagesIn } from './chat';
import { type Closing, createClosing } from './closing';
import { watchDeadLetters } from './dead-letter-watch';
import { createEmfSums, type EmfSums } from './emf-sums';
import { startEmulators } from './emulators';
import { startEventSourceMapping } from './event-source-mapping';
import { isolateFromCloud, REPLIES_FILE, setFunctionEnvironment } from './function-environment';
import { readFunctionOutput } from './function-output';
import { createKnownNumbers } from './known-numbers';
import { type LocalFunctions, loadFunctions } from './load-functions';
import { localOutputs } from './local-outputs';
import type { LocalRunView, LocalRunViewTools } from './local-run-view';
import type { LocalSettings } from './local-settings';
import { type LocalState, readLocalState } from './local-state';
import { createLogBuffer, type LogBuffer } from './log-buffer';
import { startMockSendApi } from './mock-send-api';
import { captureOutput } from './output-capture';
import { openReplies } from './replies-file';
import { tellSentReplies } from './sent-replies';

/** What a local run is made from. */
export interface LocalRunOptions {
  readonly settings: LocalSettings;
  readonly createView: (tools: LocalRunViewTools) => LocalRunView;
}

/** The webhook, running on this machine. */
export interface LocalRun {
  /** Where webhooks go. */
  readonly url: string;
  readonly secret: string;
  readonly token: string;
  /** What `./whatz` needs to work with it. */
  readonly outputs: StackOutputs;
  readonly endpoints: { readonly sqs: string; readonly secretsManager: string };
  /** The access key that those admit. */
  readonly accessKeyId: string;
  /** Writes one line past the capture of the functions' output. */
  writeLine(line: string): void;
  /** Stops everything, in less than a second. */
  close(): Promise<void>;
}

/**
 * Runs both functions behind stand-ins for the cloud. Changes `process.env` and captures the output of the process, so
 * there is one local run per process.
 *
 * @throws LocalStartError when the address cannot be had
 */
export async function startLocalRun(options: LocalRunOptions): Promise<LocalRun> {
  const closing = createClosing();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function start({ settings, createView }: LocalRunOptions, closing: Closing): Promise<LocalRun> {
  const metrics = createEmfSums();
  const logs = createLogBuffer(() => Date.now());
  const output = closing.add(
    captureFunctions(metrics, logs, () => view),
    (capture) => capture.restore(),
  );
  const writeLine = (line: string) => output.writeThrough(`${line}\n`);
  const { remember, numberOf } = createKnownNumbers();
  const view: LocalRunView = createView({ writeLine, numberOf });

  isolateFromCloud(process.env);
  const emulators = closing.add(await startEmulators(settings), (started) => started.close());
  const { sendUrl, send } = await startSending(settings, view, closing);
  setFunctionEnvironment(process.env, { emulators, sendUrl, backoffBaseMs: settings.backoffBaseMs });
  const { chooseReply } = closing.add(openReplies(REPLIES_FILE, view.replies), (opened) => opened.close());
  const { ingest, processor } = await loadFunctions(process.env, { processor: { fetch: send, chooseReply } });

  const state = () => readLocalState(emulators.sqs, metrics);
  const { origin } = await startGateway({ settings, ingest, state, logs, view }, closing);
  const mapping = startEventSourceMapping({
    sqs: emulators.sqs,
    processor,
    onReceived: remember,
    onError: view.problem,
  });
  closing.add(mapping, (started) => started.close());
  closing.add(watchDeadLetters(emulators.sqs, view.deadLetter), (end) => end());
  return {
    url: `${origin}${WEBHOOK_PATH}`,
    secret: settings.webhookSecret,
    token: settings.bearerToken,
    outputs: localOutputs({ webhookUrl: `${origin}${WEBHOOK_PATH}`, sendUrl, emulators }),
    endpoints: { sqs: emulators.sqs.endpoint, secretsManager: emulators.secretsManager.endpoint },
    accessKeyId: LOCAL_CREDENTIALS.accessKeyId,
    writeLine,
    close: closing.close,
  };
}

function captureFunctions(metrics: EmfSums, logs: LogBuffer, view: () => LocalRunView) {
  return captureOutput([process.stdout, process.stderr], (line) => {
    const output = readFunctionOutput(line);
    if (output.kind === 'metrics') metrics.add(output.fields);
    if (output.kind === 'log') {
      logs.add(output.fields);
      view().log(output.fields);
    }
    return output.kind !== 'other';
  });
}

/** Where replies go, and what sends them. */
interface Sending {
  readonly sendUrl: string;
  readonly send: typeof fetch;
}

/** Shows every reply that the send API takes. */
async function startSending({ sendUrl }: LocalSettings, view: LocalRunView, closing: Closing): Promise<Sending> {
  if (sendUrl === undefined) {
    const mock = await startMockSendApi({ onSent: view.outgoing });
    return { sendUrl: closing.add(mock, (started) => started.close()).url, send: fetch };
  }
  return { sendUrl, send: tellSentReplies(fetch, sendUrl, view.outgoing) };
}

interface GatewayParts extends Pick<LocalFunctions, 'ingest'> {
  readonly settings: LocalSettings;
  readonly state: () => Promise<LocalState>;
  readonly logs: LogBuffer;
  readonly view: LocalRunView;
}

async function startGateway({ settings, ingest, state, logs, view }: GatewayParts, closing: Closing) {
  const gateway = await startApiGatewayStandIn({
    host: settings.host,
    port: settings.port,
    ingest,
    pages: {
      [STATE_PATH]: state,
      [LOGS_PATH]: logs.lines,
    },
    onAccepted: (body) => chatMessagesIn(body).forEach(view.incoming),
    onFunctionError: view.problem,
  });
  return closing.add(gateway, (started) => started.close());
}

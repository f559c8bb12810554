/**
 * Both functions behind the emulators, in a process whose standard output and standard error are theirs alone: nothing is
 * captured and nothing is made readable. Speaks to its parent over IPC.
 */
import { STATE_PATH, startApiGatewayStandIn } from '../../local/api-gateway-stand-in';
import { startEmulators } from '../../local/emulators';
import { startEventSourceMapping } from '../../local/event-source-mapping';
import { isolateFromCloud, setFunctionEnvironment } from '../../local/function-environment';
import { loadFunctions } from '../../local/load-functions';
import { parseLocalSettings } from '../../local/local-settings';

const result = parseLocalSettings(process.env);
if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
const { settings } = result;
isolateFromCloud(process.env);
const emulators = await startEmulators(settings);
setFunctionEnvironment(process.env, {
  emulators,
  sendUrl: settings.sendUrl ?? '',
  backoffBaseMs: settings.backoffBaseMs,
});
const { ingest, processor } = await loadFunctions(process.env);
const unexpected = (error: unknown) => process.send?.({ kind: 'error', error: String(error) });
const gateway = await startApiGatewayStandIn({
  host: '127.0.0.1',
  port: 0,
  ingest,
  pages: {
    [STATE_PATH]: async () => ({
      queue: await emulators.sqs.inspect('webhook.fifo'),
      deadLetters: await emulators.sqs.inspect('dead-letter.fifo'),
    }),
  },
  onAccepted: () => undefined,
  onFunctionError: unexpected,
});
startEventSourceMapping({ sqs: emulators.sqs, processor, onError: unexpected });
process.send?.({ kind: 'ready', url: `${gateway.origin}/webhooks/whatz` });

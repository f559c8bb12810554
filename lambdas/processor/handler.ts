import bundledReplies from '../../replies.json' with { type: 'json' };
import { createAwsClients } from '../shared/aws/aws-clients';
import { parseConfiguration } from '../shared/configuration';
import { PROCESSOR_PATIENCE } from '../shared/limits';
import { createTelemetry } from '../shared/telemetry/telemetry';
import { replyByRules } from './choose-reply';
import { processorConfiguration } from './configuration';
import { createProcessorHandler, processorParts } from './create-processor';
import { parseReplies } from './replies';
import { replyByFile } from './replies-file';

const configuration = parseConfiguration(processorConfiguration, process.env);
const telemetry = createTelemetry('processor', configuration.STACK_NAME);

/** The processor function's entry point. */
export const handler = createProcessorHandler(
  processorParts({
    configuration,
    clients: createAwsClients(PROCESSOR_PATIENCE),
    telemetry,
    chooseReply:
      configuration.REPLIES_FILE === undefined
        ? replyByRules(parseReplies(bundledReplies))
        : replyByFile(configuration.REPLIES_FILE, telemetry),
    fetch,
    nowMs: () => Date.now(),
    random: Math.random,
  }),
);

import type { APIGatewayProxyEvent, SQSEvent } from 'aws-lambda';
import { createIngest } from '../lambdas/ingest/create-ingest';
import { createProcessor } from '../lambdas/processor/create-processor';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_TIMEOUT_SECONDS } from '../lambdas/shared/limits';
import { REPLIES_FILE } from './function-environment';
import type { LocalFunction } from './invoke-function';
import { replyByFile } from './replies-file';

/** The two functions of the stack. */
export interface LocalFunctions {
  readonly ingest: LocalFunction<APIGatewayProxyEvent>;
  readonly processor: LocalFunction<SQSEvent>;
}

/**
 * Makes both functions as their entry points do, of `environment`. The AWS SDK reads `process.env` besides.
 *
 * @param send what the processor sends replies with. @default the global `fetch`
 * @throws whatever is wrong with their environment or with `replies.json`
 */
export async function loadFunctions(environment: NodeJS.ProcessEnv, send = fetch): Promise<LocalFunctions> {
  const ingest = await createIngest(environment);
  const processor = createProcessor(environment, { fetch: send, chooseReply: replyByFile(REPLIES_FILE) });
  return {
    ingest: { name: 'ingest', timeoutSeconds: INGEST_TIMEOUT_SECONDS, handler: ingest },
    processor: { name: 'processor', timeoutSeconds: PROCESSOR_TIMEOUT_SECONDS, handler: processor },
  };
}

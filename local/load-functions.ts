import type { APIGatewayProxyEvent, SQSEvent } from 'aws-lambda';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_TIMEOUT_SECONDS } from '../lambdas/shared/limits';
import type { LocalFunction } from './invoke-function';

/** The two functions of the stack. */
export interface LocalFunctions {
  readonly ingest: LocalFunction<APIGatewayProxyEvent>;
  readonly processor: LocalFunction<SQSEvent>;
}

/**
 * Loads both functions. They read `process.env` while they load, so it must be set before.
 *
 * @throws whatever is wrong with their environment
 */
export async function loadFunctions(): Promise<LocalFunctions> {
  const [ingest, processor] = await Promise.all([
    import('../lambdas/ingest/handler'),
    import('../lambdas/processor/handler'),
  ]);
  return {
    ingest: { name: 'ingest', timeoutSeconds: INGEST_TIMEOUT_SECONDS, handler: ingest.handler },
    processor: { name: 'processor', timeoutSeconds: PROCESSOR_TIMEOUT_SECONDS, handler: processor.handler },
  };
}

import type { APIGatewayProxyEvent, SQSEvent } from 'aws-lambda';
import { createIngest } from '../lambdas/ingest/create-ingest';
import type { IngestOverrides } from '../lambdas/ingest/ingest-parts';
import type { ProcessorOverrides } from '../lambdas/processor/create-processor';
import { createProcessor } from '../lambdas/processor/create-processor';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_TIMEOUT_SECONDS } from '../lambdas/shared/limits';
import type { LocalFunction } from './invoke-function';

/** The two functions of the stack. */
export interface LocalFunctions {
  readonly ingest: LocalFunction<APIGatewayProxyEvent>;
  readonly processor: LocalFunction<SQSEvent>;
}

/** What the functions have otherwise than when they are deployed. */
export interface FunctionOverrides {
  readonly ingest?: IngestOverrides;
  readonly processor?: ProcessorOverrides;
}

/**
 * Makes both functions as their entry points do, of `environment`. The AWS SDK reads `process.env` besides.
 *
 * @throws whatever is wrong with their environment or with `replies.json`
 */
export async function loadFunctions(
  environment: NodeJS.ProcessEnv,
  overrides: FunctionOverrides = {},
): Promise<LocalFunctions> {
  const ingest = await createIngest(environment, overrides.ingest);
  const processor = createProcessor(environment, overrides.processor);
  return {
    ingest: { name: 'ingest', timeoutSeconds: INGEST_TIMEOUT_SECONDS, handler: ingest },
    processor: { name: 'processor', timeoutSeconds: PROCESSOR_TIMEOUT_SECONDS, handler: processor },
  };
}

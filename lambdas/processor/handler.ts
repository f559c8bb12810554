import { createProcessor } from './create-processor';

/** The processor function's entry point. */
export const handler = createProcessor(process.env);

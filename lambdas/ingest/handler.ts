import { createIngest } from './create-ingest';

/** The ingest function's entry point. */
export const handler = await createIngest(process.env);

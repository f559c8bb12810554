import { DEADLINE_MISTAKES } from './deadline-mistakes';
import { DOOR_MISTAKES } from './door-mistakes';
import { INGEST_MISTAKES } from './ingest-mistakes';
import type { KnownMistake } from './mistake';
import { PROCESSOR_MISTAKES } from './processor-mistakes';
import { SEND_MISTAKES } from './send-mistakes';

/** Those that a search finds. */
export const MISTAKES: Readonly<Record<string, KnownMistake>> = {
  ...DEADLINE_MISTAKES,
  ...DOOR_MISTAKES,
  ...INGEST_MISTAKES,
  ...PROCESSOR_MISTAKES,
  ...SEND_MISTAKES,
};

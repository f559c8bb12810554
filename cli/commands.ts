import { cost } from './cost/cost';
import { dlq } from './dlq/dlq';
import { doctor } from './doctor/doctor';
import { pseudonym } from './pseudonym/pseudonym';
import { secrets } from './secrets/secrets';
import { simulate } from './simulate/simulate';
import { tail } from './tail/tail';
import type { Command } from './terminal/command';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [doctor, secrets, tail, dlq, simulate, pseudonym, cost];

import type { Command } from './command';
import { cost } from './cost';
import { dlq } from './dlq';
import { doctor } from './doctor/doctor';
import { pseudonym } from './pseudonym';
import { secrets } from './secrets';
import { simulate } from './simulate';
import { tail } from './tail';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [doctor, secrets, tail, dlq, simulate, pseudonym, cost];

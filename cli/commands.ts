import type { Command } from './command';
import { cost } from './cost';
import { simulate } from './simulate';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [simulate, cost];

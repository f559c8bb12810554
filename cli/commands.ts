import { cost } from './cost/cost';
import { deploy } from './deploy/deploy';
import { DEPLOY_TOOLS } from './deploy/deploy-tools';
import { destroy } from './deploy/destroy';
import { dlq } from './dlq/dlq';
import { doctor } from './doctor/doctor';
import { pseudonym } from './pseudonym/pseudonym';
import { secrets } from './secrets/secrets';
import { simulate } from './simulate/simulate';
import { start } from './start/start';
import { tail } from './tail/tail';
import type { Command } from './terminal/command';

/** Every command, in the order of the help: first what a newcomer needs. */
export const COMMANDS: readonly Command[] = [
  start,
  simulate,
  deploy(DEPLOY_TOOLS),
  secrets,
  doctor,
  tail,
  dlq,
  pseudonym,
  cost,
  destroy(DEPLOY_TOOLS),
];

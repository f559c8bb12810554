import type { en } from '../en';
import { aws } from './aws';
import { banner } from './banner';
import { commandLine } from './command-line';
import { cost } from './cost';
import { deploy } from './deploy';
import { deployment } from './deployment';
import { destroy } from './destroy';
import { dlq } from './dlq';
import { doctor } from './doctor';
import { localRun } from './local-run';
import { problems } from './problems';
import { pseudonym } from './pseudonym';
import { secrets } from './secrets';
import { simulate } from './simulate';
import { start } from './start';
import { tail } from './tail';
import { target } from './target';
import { tunnel } from './tunnel';

/** Everything that the terminal says, in Spanish. */
export const es: typeof en = {
  aws,
  banner,
  commandLine,
  cost,
  deploy,
  deployment,
  destroy,
  dlq,
  doctor,
  localRun,
  problems,
  pseudonym,
  secrets,
  simulate,

  start,
  tail,
  target,
  tunnel,
};

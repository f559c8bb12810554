import type { History } from '../history/history';
import { type KnownMistake, shows } from '../planted/mistake';
import { simulate } from '../simulation/simulate';

/** Whether a product with this mistake is found out, and by that which must be said of it. */
export async function isFound(mistake: KnownMistake, history: History): Promise<boolean> {
  return (await simulate(history, mistake)).violations.some(shows(mistake));
}

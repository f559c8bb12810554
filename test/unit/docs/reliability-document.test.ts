import { readFileSync } from 'node:fs';
import { projectFile } from '../../../lib/settings/project-file';
import { REDRIVES, SEND_FAULTS, SERVICE_FAULTS, WORLD_EVENTS } from '../../simulator/history';
import { INVARIANT_NAMES, INVARIANTS } from '../../simulator/observer';

test('docs/results/simulator.md has a run of the simulator that has every fault, event and promise, and nothing is broken in it', () => {
  const run = readFileSync(projectFile('docs/results/simulator.md'), 'utf8');
  for (const name of [...SERVICE_FAULTS, ...SEND_FAULTS]) expect(run).toMatch(new RegExp(`^${name} +[\\d,]+$`, 'm'));
  for (const name of [...WORLD_EVENTS, ...REDRIVES]) {
    expect(run).toMatch(new RegExp(`^${name} +[1-9][\\d,]* +[1-9][\\d,]*$`, 'm'));
  }
  for (const name of INVARIANT_NAMES) expect(run).toMatch(new RegExp(`^${name} +0 +${INVARIANTS[name]}$`, 'm'));
});

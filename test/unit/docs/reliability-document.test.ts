import { readFileSync } from 'node:fs';
import { projectFile } from '../../../lib/settings/project-file';
import { EVENTS, REDRIVES, SEND_FAULTS, SERVICE_FAULTS } from '../../simulator/history/history';
import { PROMISES } from '../../simulator/promises/check';

test('docs/results/simulator.md has a run of the simulator that has every fault, event and promise, and nothing is broken in it', () => {
  const run = readFileSync(projectFile('docs/results/simulator.md'), 'utf8');
  for (const name of [...SERVICE_FAULTS, ...SEND_FAULTS]) expect(run).toMatch(new RegExp(`^${name} +[\\d,]+$`, 'm'));
  for (const name of [...EVENTS, ...REDRIVES]) {
    expect(run).toMatch(new RegExp(`^${name} +[1-9][\\d,]* +[1-9][\\d,]*$`, 'm'));
  }
  for (const { name, statement } of PROMISES) expect(run).toMatch(new RegExp(`^${name} +0 +${statement}$`, 'm'));
});

import Sequencer from '@jest/test-sequencer';

/** What takes longest, or waits longest. */
const SLOW = [
  'infra/alarm-incidents',
  'integration/send-api-failures',
  'simulator/simulator',
  'integration/dead-letter-commands',
  'integration/rotation-under-load',
  'simulator/every-call',
  'infra/alarm-failures',
  'infra/template',
];

/** Without times of an earlier run Jest goes by the size of files, and the longest test would be left for the end. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => SLOW.findIndex((name) => path.endsWith(`${name}.test.ts`)) >>> 0;
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}

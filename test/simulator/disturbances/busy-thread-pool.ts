import { pbkdf2 } from 'node:crypto';

// With a single thread, whatever needs the pool in the first seconds of the process waits for all of these.
if (process.env.SIMULATOR_SHARD !== undefined)
  for (let job = 0; job < 12; job += 1) pbkdf2('busy', 'pool', 200_000, 64, 'sha512', () => undefined);

import { whatz } from '../../bin/whatz';

// The program as people have it, but with the session file and the settings of the folder that it was started in.
process.exitCode = await whatz(process.argv.slice(2), process.cwd());

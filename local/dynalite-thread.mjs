// dynalite in a thread of its own: it takes as much CPU as the functions that call it.
import { parentPort } from 'node:worker_threads';
import dynalite from 'dynalite';

const server = dynalite({ createTableMs: 0 });
server.listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address().port));

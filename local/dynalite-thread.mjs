// dynalite in a thread of its own: it takes as much CPU as the functions that call it.
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';

const { accessKeyId, notAdmitted } = workerData;
const server = dynalite({ createTableMs: 0 });
const handlers = server.listeners('request');
server.removeAllListeners('request');
server.on('request', (request, response) => {
  if (isAdmitted(request.headers)) for (const handle of handlers) handle.call(server, request, response);
  else response.writeHead(notAdmitted.status).end(JSON.stringify(notAdmitted.body));
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address().port));

// As in stand-in-guard.ts, which this thread cannot load; a test holds all stand-ins to the same.
function isAdmitted({ host, authorization = '' }) {
  return (
    /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host) &&
    authorization.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`)
  );
}

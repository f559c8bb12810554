/**
 * The functions' entry points in a process whose standard output and standard error are theirs alone. Each is loaded as
 * often as is asked, with an environment of its own, as Lambda makes a sandbox. Speaks to its parent over IPC.
 */
import type { Context } from 'aws-lambda';
import { invokeFunction } from '../../local/invoke-function';
import type { HandlersAnswer, HandlersRequest } from './handlers-process-client';

type Handler = (event: unknown, context: Context) => Promise<unknown>;

const TIMEOUT_SECONDS = 60;
const handlers = new Map<number, Handler>();
const systemNow = Date.now;

process.on('message', (request: HandlersRequest) => {
  const reply = (answer: Omit<HandlersAnswer, 'id'>) => process.send?.({ id: request.id, ...answer });
  perform(request).then(
    (result) => reply({ result }),
    (error: unknown) => {
      // As the runtime of Lambda does with what a handler throws.
      console.error(error);
      reply({ error: String(error) });
    },
  );
});

async function perform(request: HandlersRequest): Promise<unknown> {
  switch (request.kind) {
    case 'load':
      return load(request.id, request.file, request.environment);
    case 'invoke':
      return invoke(request.handlerId, request.event);
    case 'clock':
      Date.now = () => systemNow() + request.aheadMs;
      return null;
    case 'end':
      return process.exit();
  }
}

/** The query makes it a module of its own. It reads its environment before its first `await`. */
async function load(id: number, file: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, environment);
  const { handler } = (await import(`../../${file}?id=${id}`)) as { handler: Handler };
  for (const name of Object.keys(environment)) delete process.env[name];
  Object.assign(process.env, before);
  handlers.set(id, handler);
}

async function invoke(handlerId: number, event: unknown): Promise<unknown> {
  const handler = handlers.get(handlerId);
  if (handler === undefined) throw new Error(`no handler ${handlerId} is loaded`);
  return invokeFunction({ name: 'function', timeoutSeconds: TIMEOUT_SECONDS, handler }, event);
}

import type { Check } from '../../cli/doctor/check';
import type { FunctionLogLine } from '../../cli/target/function-logs';
import type { FetchWithin } from '../../cli/terminal/fetch-within';
import { messageKeyOf } from '../../lambdas/shared/telemetry/log-keys';
import { sampleExamination } from './examination';
import { fakeTerminal } from './fake-terminal';

/** What the doctor finds; by default all is well. */
export interface World {
  readonly secret?: string;
  readonly sendToken?: string;
  /** Status of an answer, by what was asked. */
  readonly answer?: (request: { readonly headers: Headers; readonly body: string }) => number;
  /** How long a signed webhook takes to be answered. */
  readonly answerMs?: number;
  /** What the logs say of the ids that were posted, in order. */
  readonly logsOf?: (ids: readonly string[]) => readonly FunctionLogLine['fields'][];
  readonly Auth?: 'bearer' | 'jwt-jwks';
}

/** The line of a webhook with this message. */
export const accepted = (id: string, field = 'accepted') => ({
  message: 'webhook accepted',
  messageKey: messageKeyOf(`message:${id}`),
  [field]: 1,
});
/** The line of a message that got no reply. */
export const skipped = (id: string) => ({ message: 'reply skipped', messageKey: messageKeyOf(`message:${id}`) });
/** The lines of a stack that takes and handles each once. */
export const healthyLogs = (ids: readonly string[]) => {
  const [first = ''] = ids;
  return [...new Set(ids)].flatMap((id) => [accepted(id), skipped(id)]).concat(accepted(first, 'duplicates'));
};

/** Runs one check in this world; gives its finding, and the ids that it posted. */
export function examine(check: Check, world: World = {}) {
  const posted: string[] = [];
  let elapsedMs = 0;
  const fetch: FetchWithin = async (_withinMs, _url, init) => {
    const body = String(init?.body);
    const id = /"id":"([^"]+)"/.exec(body)?.[1];
    if (id !== undefined) posted.push(id);
    elapsedMs += world.answerMs ?? 20;
    const status = world.answer?.({ headers: new Headers(init?.headers), body }) ?? 200;
    return new Response('{}', { status });
  };
  const values: Readonly<Record<string, string>> = {
    'arn:webhook-secret': world.secret ?? 'secret',
    'arn:send-token': world.sendToken ?? 'our-token',
  };
  const examination = sampleExamination({
    outputs: { Auth: world.Auth ?? 'bearer' },
    secrets: {
      read: async (arn) => ({ value: values[arn] ?? 'value', sinceMs: 0 }),
      hasPrevious: async () => false,
      write: async () => undefined,
    },
    readLogs: async () =>
      (world.logsOf ?? healthyLogs)(posted).map((fields, id) => ({ id: String(id), atMs: 0, fields })),
    terminal: fakeTerminal({
      fetch,
      nowMs: () => elapsedMs,
      sleep: async (milliseconds) => {
        elapsedMs += milliseconds;
      },
    }),
  });
  return check.examine(examination).then((finding) => ({ ...finding, posted }));
}

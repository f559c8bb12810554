import type { Examination } from '../../cli/doctor/check';
import { textsIn } from '../../cli/texts/texts';
import type { StackOutputs } from '../../lib/settings/stack-outputs';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { fakeTerminal } from './fake-terminal';
import { sampleOutputs } from './sample-outputs';

/** What a test of one check wants to be different. */
export interface ExaminationOptions extends Partial<Examination> {
  readonly outputs?: Partial<StackOutputs>;
  /** Where AWS is. */
  readonly endpoint?: string;
}

/** An examination in which everything is there, and nothing is reached but `endpoint`. */
export function sampleExamination({ outputs = {}, endpoint = '', ...changes }: ExaminationOptions = {}): Examination {
  return {
    target: {
      name: 'stack',
      outputs: sampleOutputs(outputs),
      localRun: undefined,
      clientOptions: () => ({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS }),
    },
    secrets: {
      read: async () => ({ value: 'value', sinceMs: 0 }),
      hasPrevious: async () => false,
      write: async () => undefined,
    },
    readLogs: async () => [],
    terminal: fakeTerminal({ fetch: async () => new Response('{}', { status: 401 }) }),
    texts: textsIn('en').doctor,
    handshake: async () => ({ protocol: 'TLSv1.3', validToMs: Number.MAX_SAFE_INTEGER }),
    ...changes,
  };
}

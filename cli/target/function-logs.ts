import { CloudWatchLogsClient, type FilteredLogEvent, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import * as v from 'valibot';
import type { JsonObject } from '../../lambdas/shared/message/json-object';
import { LOGS_PATH } from '../../local/api-gateway-stand-in';
import { readFunctionOutput } from '../../local/function-output';
import { CommandError, type Terminal } from '../terminal/command';
import type { Texts } from '../texts/texts';
import { awsProblem } from './aws-error';
import { platformFields } from './platform-log';
import type { Target } from './target';

const LOCAL_ANSWER_WITHIN_MS = 30_000;

/** A structured log line of one of the two functions. */
export interface FunctionLogLine {
  readonly id: string;
  readonly atMs: number;
  readonly fields: JsonObject;
}

/**
 * Reads the log lines of both functions since a time, in order; CloudWatch has them some seconds after they were written.
 *
 * @throws CommandError when they cannot be read
 */
export type ReadLogs = (sinceMs: number) => Promise<readonly FunctionLogLine[]>;

/** Reads from CloudWatch Logs, or from the local run. */
export function functionLogs(target: Target, terminal: Terminal): ReadLogs {
  return target.localRun === undefined ? cloudWatchLogs(target, terminal.texts) : localLogs(target, terminal);
}

function cloudWatchLogs({ outputs, clientOptions }: Target, texts: Texts): ReadLogs {
  const client = new CloudWatchLogsClient(clientOptions('cloudWatchLogs'));
  const readGroup = async (logGroupName: string, startTime: number) => {
    const lines: FunctionLogLine[] = [];
    for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName, startTime })) {
      for (const event of events) lines.push(...lineOf(event));
    }
    return lines;
  };
  return async (sinceMs) => {
    try {
      const groups = [outputs.IngestLogGroupName, outputs.ProcessorLogGroupName];
      const lines = await Promise.all(groups.map((group) => readGroup(group, sinceMs)));
      return lines.flat().sort((one, other) => one.atMs - other.atMs);
    } catch (error) {
      throw awsProblem(error, texts);
    }
  };
}

/** Metrics, and what the platform says of invocations that went well, are left out. */
function lineOf({ eventId = '', timestamp = 0, message = '' }: FilteredLogEvent): readonly FunctionLogLine[] {
  const output = readFunctionOutput(message.trim());
  const fields = output.kind === 'log' ? output.fields : platformFields(message.trim());
  return fields === undefined ? [] : [{ id: eventId, atMs: timestamp, fields }];
}

const bufferedLines = v.array(
  v.object({ number: v.number(), atMs: v.number(), fields: v.record(v.string(), v.unknown()) }),
);

function localLogs({ outputs }: Target, { fetch, texts }: Terminal): ReadLogs {
  return async (sinceMs) => {
    const response = await fetch(LOCAL_ANSWER_WITHIN_MS, new URL(LOGS_PATH, outputs.WebhookUrl)).catch(
      (cause: unknown) => {
        throw new CommandError('ended', texts.target.localRunEnded, { cause });
      },
    );
    const lines = v.parse(bufferedLines, await response.json());
    return lines
      .filter(({ atMs }) => atMs >= sinceMs)
      .map(({ number, atMs, fields }) => ({ id: String(number), atMs, fields }));
  };
}

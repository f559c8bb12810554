import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { jsonObjectIn } from '../../lambdas/shared/message/json-object';
import type { Texts } from '../texts/texts';
import { awsProblem } from './aws-error';
import type { Target } from './target';

/** A request to another path than the webhook's, which had an Authorization, as WhatzMeAPI's have and scanners' don't. */
export interface AstrayRequest {
  readonly atMs: number;
  /** As it was asked for, without its query string. */
  readonly path: string;
}

/** API Gateway takes the Authorization of an unknown path for an AWS signature. */
const ASTRAY = 'INVALID_SIGNATURE';

/** The requests of that kind since a time, the oldest first. @throws CommandError when they cannot be read */
export async function astrayRequests(
  logGroupName: string,
  startTime: number,
  { target, texts }: { readonly target: Target; readonly texts: Texts },
): Promise<readonly AstrayRequest[]> {
  const client = new CloudWatchLogsClient(target.clientOptions('cloudWatchLogs'));
  const query = { logGroupName, startTime, filterPattern: `{ $.errorType = "${ASTRAY}" }` };
  const found: AstrayRequest[] = [];
  try {
    for await (const { events = [] } of paginateFilterLogEvents({ client }, query)) {
      for (const { timestamp: atMs = 0, message = '' } of events) {
        const { errorType, path } = jsonObjectIn(message) ?? {};
        if (errorType === ASTRAY && typeof path === 'string') found.push({ atMs, path });
      }
    }
    return found.sort((one, other) => one.atMs - other.atMs);
  } catch (error) {
    throw awsProblem(error, texts);
  } finally {
    client.destroy();
  }
}

import { type IWidget, LogQueryVisualizationType, LogQueryWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { deadLettersQuery, slowestRepliesQuery } from '../queries/log-queries';
import { HALF_WIDTH } from './graph';

const ROWS = 10;

/** The newest dead letters, with their reasons. */
export function lastDeadLetters(logs: readonly ILogGroup[]): IWidget {
  return table('Últimos mensajes apartados · Latest dead letters', logs, deadLettersQuery(ROWS));
}

/** The replies that took longest. */
export function slowestReplies(processorLog: ILogGroup): IWidget {
  return table('Respuestas más lentas · Slowest replies', [processorLog], slowestRepliesQuery(ROWS));
}

function table(title: string, logs: readonly ILogGroup[], queryLines: readonly string[]): IWidget {
  return new LogQueryWidget({
    title,
    logGroupNames: logs.map((log) => log.logGroupName),
    queryLines: [...queryLines],
    view: LogQueryVisualizationType.TABLE,
    width: HALF_WIDTH,
    height: 6,
  });
}

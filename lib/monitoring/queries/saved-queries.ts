import { Stack } from 'aws-cdk-lib';
import { CfnQueryDefinition, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { deadLettersQuery, failuresQuery, slowestWebhooksQuery, throttledByAddressQuery } from './log-queries';

/** The logs that are searched. */
export interface SavedQueriesProps {
  /** Access log of the API. */
  readonly accessLog: ILogGroup;
  /** Log of the function behind the API. */
  readonly ingestLog: ILogGroup;
  /** Log of the function behind the queue. */
  readonly processorLog: ILogGroup;
}

/** Name of the search for who was throttled: what is throttled reaches no function, so that only the access log has it. */
export const THROTTLED_QUERY_NAME = 'Webhooks frenados, por dirección · throttled webhooks, by address';

/** Name of the search for the webhooks that took longest. */
export const SLOWEST_QUERY_NAME = 'Webhooks más lentos · slowest webhooks';

/** 16 hex digits, as in the log; the operator puts the real one in. */
const EXAMPLE = '0123456789abcdef';

/** Searches of the logs, ready to run in CloudWatch Logs Insights, in a folder with the name of the stack; named in both languages. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { accessLog, ingestLog, processorLog }: SavedQueriesProps) {
    super(scope, id);
    const both = [ingestLog, processorLog];
    this.save('Chat', 'Un chat, por su seudónimo · one chat, by its pseudonym', both, thread('chat'));
    this.save('Message', 'Un mensaje, por su clave · one message, by its key', both, thread('messageKey'));
    this.save('Failures', 'Fallas por motivo · failures by reason', both, failuresQuery(100));
    this.save('DeadLetters', 'Últimos mensajes apartados · latest dead letters', both, deadLettersQuery(200));
    this.save('SlowestWebhooks', SLOWEST_QUERY_NAME, [ingestLog], slowestWebhooksQuery(100));
    this.save('Throttled', THROTTLED_QUERY_NAME, [accessLog], throttledByAddressQuery(100));
  }

  private save(id: string, name: string, logs: readonly ILogGroup[], lines: readonly string[]): void {
    new CfnQueryDefinition(this, id, {
      // The console takes what is before a slash for a folder.
      name: `${Stack.of(this).stackName}/${name}`,
      logGroupNames: logs.map((log) => log.logGroupName),
      queryString: lines.join('\n| '),
    });
  }
}

/** Everything about one chat or message, oldest first. ingest’s lines carry several, with spaces between them: hence `like`. */
function thread(field: 'chat' | 'messageKey'): readonly string[] {
  return [
    'fields @timestamp, service, level, message, reason, status, attempts, chat, messageKey',
    `filter ${field} like "${EXAMPLE}"`,
    'sort @timestamp asc',
    'limit 1000',
  ];
}

import type { APIGatewayProxyEvent } from 'aws-lambda';
import { startApiGatewayStandIn } from '../../../local/api-gateway-stand-in';
import { LOOPBACK } from '../../../local/http-server';
import type { LocalFunction } from '../../../local/invoke-function';
import { tellCpuTimeWhenAsked, tellParent } from '../measuring/child-process';

// The bundle that the first argument names, behind the local run's HTTP front.
const { handler } = (await import(process.argv[2] ?? '')) as Pick<LocalFunction<APIGatewayProxyEvent>, 'handler'>;
const server = await startApiGatewayStandIn({
  host: LOOPBACK,
  port: 0,
  ingest: { name: 'ingest', timeoutSeconds: 5, handler },
  pages: {},
  onAccepted: () => {},
  onFunctionError: (error) => {
    throw error;
  },
});
tellCpuTimeWhenAsked();
tellParent({ origin: server.origin });

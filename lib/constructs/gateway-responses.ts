import { type GatewayResponseOptions, ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';

/** Headers of a 503. */
export const RETRY_SOON = { 'Retry-After': "'1'" };

/**
 * What API Gateway answers by itself, when no function has run. The texts are fixed: API Gateway's own can quote the
 * Authorization header.
 *
 * Whatever is not the sender's fault is a 503 with `Retry-After`, throttling included: senders try a 5xx again, but give
 * up for good on most 4xx, 429 among them, and the message would be gone.
 */
const RESPONSES: Readonly<Record<string, GatewayResponseOptions>> = {
  Default4xx: gatewayResponse(ResponseType.DEFAULT_4XX, 'request refused'),
  Default5xx: gatewayResponse(ResponseType.DEFAULT_5XX, 'temporarily unavailable', '503', RETRY_SOON),
  Throttled: gatewayResponse(ResponseType.THROTTLED, 'too many requests', '503', RETRY_SOON),
  RequestTooLarge: gatewayResponse(ResponseType.REQUEST_TOO_LARGE, 'body too large', '413'),
  // An unknown path or method is answered as a missing token, or as a bad AWS signature if it has an Authorization header.
  NotFound: gatewayResponse(ResponseType.MISSING_AUTHENTICATION_TOKEN, 'not found', '404'),
  NotFoundWithAuthorization: gatewayResponse(ResponseType.INVALID_SIGNATURE, 'not found', '404'),
};

/** The API whose own answers are set. */
export interface GatewayResponsesProps {
  /** The API that answers. */
  readonly api: RestApi;
}

/** Makes every answer of API Gateway itself JSON, in the same shape as the function's: `{"ok":false,"error":"…"}`. */
export class GatewayResponses extends Construct {
  constructor(scope: Construct, id: string, props: GatewayResponsesProps) {
    super(scope, id);
    for (const [name, options] of Object.entries(RESPONSES)) props.api.addGatewayResponse(name, options);
  }
}

/** An answer of API Gateway itself, as JSON in the shape of the function's own. */
export function gatewayResponse(
  type: ResponseType,
  error: string,
  statusCode?: string,
  responseHeaders?: Record<string, string>,
): GatewayResponseOptions {
  return {
    type,
    templates: { 'application/json': JSON.stringify({ ok: false, error }) },
    ...(statusCode && { statusCode }),
    ...(responseHeaders && { responseHeaders }),
  };
}

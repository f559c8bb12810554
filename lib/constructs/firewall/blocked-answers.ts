import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

const RETRY_AFTER_SECONDS = 30;

type AnswerName = 'forbidden' | 'tooMany' | 'tooLarge' | 'unauthorized';

const ERRORS: Readonly<Record<AnswerName, string>> = {
  forbidden: 'forbidden',
  tooMany: 'too many requests',
  tooLarge: 'the body is larger than 4 MB',
  unauthorized: 'unauthorized',
};

/** What AWS WAF answers, in the shape of the function's own answers: `{"ok":false,"error":"…"}`. */
export const BLOCKED_ANSWERS: Readonly<Record<AnswerName, CfnWebACL.CustomResponseBodyProperty>> = {
  forbidden: body('forbidden'),
  tooMany: body('tooMany'),
  tooLarge: body('tooLarge'),
  unauthorized: body('unauthorized'),
};

/** For whoever is not on the list. */
export const FORBIDDEN = block('forbidden', 403);

/** For whoever brings no credential of any kind. */
export const UNAUTHORIZED = block('unauthorized', 401);

/** For a body that no retry can make smaller. */
export const TOO_LARGE = block('tooLarge', 413);

/** For an address that sends too much. Not 429: senders give up for good on most 4xx, and the message would be gone. */
export const TOO_MANY = block('tooMany', 503, [{ name: 'Retry-After', value: String(RETRY_AFTER_SECONDS) }]);

function body(name: AnswerName): CfnWebACL.CustomResponseBodyProperty {
  return { contentType: 'APPLICATION_JSON', content: JSON.stringify({ ok: false, error: ERRORS[name] }) };
}

function block(
  customResponseBodyKey: AnswerName,
  responseCode: number,
  responseHeaders?: CfnWebACL.CustomHTTPHeaderProperty[],
): CfnWebACL.BlockActionProperty {
  return { customResponse: { responseCode, customResponseBodyKey, ...(responseHeaders && { responseHeaders }) } };
}

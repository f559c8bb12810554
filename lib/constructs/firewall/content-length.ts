/**
 * Matches a Content-Length of 4,200,000 and more: just above the largest body that the ingest function takes, so that a
 * body this rule lets through is still judged there, and none that the function would take is blocked here.
 *
 * Not a size constraint on the body: AWS WAF sees only its first 16 KB (64 KB at most) before API Gateway, and has to be
 * told what to do with longer ones. "No match" would never find 4 MB, "match" would block every caption over 64 KB. And
 * no rule compares a header as a number, so digits are counted. A body without the header (chunked) is left to the
 * function, and to API Gateway's own 10 MB.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html
 */
export const TOO_LARGE_CONTENT_LENGTH = '^0*(4[2-9][0-9]{5}|[5-9][0-9]{6}|[1-9][0-9]{7,})$';

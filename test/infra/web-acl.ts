import type { Template } from 'aws-cdk-lib/assertions';

/** Properties of the one web ACL. */
export function webAclOf(template: Template) {
  const [webAcl, ...others] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
  expect(others).toEqual([]);
  return webAcl?.Properties;
}

/** The rule with this name; undefined if the web ACL has none. */
export function ruleOf(template: Template, name: string) {
  return webAclOf(template).Rules.find((candidate: { Name: string }) => candidate.Name === name);
}

/**
 * Whether a request with these headers, in lower case, matches a statement of NOT, OR and sizes of headers. A header that is
 * not there matches no size.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-size-constraint-match.html
 */
export function isMatchedBy(statement: Record<string, unknown>, headers: Readonly<Record<string, string>>): boolean {
  const [[kind, inner] = ['', {}]] = Object.entries(statement) as [string, Record<string, unknown>][];
  if (kind === 'NotStatement') return !isMatchedBy(Object(inner.Statement), headers);
  if (kind === 'OrStatement')
    return Object.values(Object(inner.Statements)).some((or) => isMatchedBy(Object(or), headers));
  expect({ kind, ...inner }).toMatchObject({ kind: 'SizeConstraintStatement', ComparisonOperator: 'GT' });
  const value = headers[Object(inner.FieldToMatch).SingleHeader.Name];
  return value !== undefined && Buffer.byteLength(value) > Number(inner.Size);
}

/** Status, headers and body of a blocked request. */
export function answerOf(template: Template, block: { CustomResponse: Record<string, unknown> }) {
  const { CustomResponseBodyKey: key, ResponseCode: status, ResponseHeaders: headers } = block.CustomResponse;
  const { Content: body, ContentType: type } = webAclOf(template).CustomResponseBodies[String(key)];
  return { status, headers, type, body: JSON.parse(body) };
}

/** What a rule does, such as `RateBasedStatement`, with the group or the part of the request that it is about. */
export function statementsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'FieldToMatch') return [`${name} ${JSON.stringify(inner)}`];
    if (!/^\w+Statement$/.test(name)) return statementsIn(inner);
    const group = [inner.VendorName, inner.Name].filter((part) => part !== undefined).join(' ');
    return [`${name} ${group}`.trim(), ...statementsIn(inner)];
  });
}

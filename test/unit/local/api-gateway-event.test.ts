import { toApiGatewayEvent } from '../../../local/api-gateway-event';

const request = {
  method: 'POST',
  url: new URL('http://local/webhooks/whatz'),
  rawHeaders: ['Content-Type', 'application/json', 'X-Signature', 'sha256=a', 'x-signature', 'sha256=b'],
  body: Buffer.from([0x7b, 0xff, 0x7d]),
  sourceIp: '127.0.0.1',
};

test('the body is the exact bytes in base64', () => {
  const event = toApiGatewayEvent(request);

  expect(event.isBase64Encoded).toBe(true);
  expect(Buffer.from(event.body ?? '', 'base64')).toEqual(request.body);
});

test('a doubled header stays visible, whatever its spelling; the single value is the last', () => {
  const event = toApiGatewayEvent(request);

  expect(event.multiValueHeaders['X-Signature']).toEqual(['sha256=a', 'sha256=b']);
  expect(event.headers).toEqual({ 'Content-Type': 'application/json', 'X-Signature': 'sha256=b' });
});

test('a header that is called like a part of every object is a header', () => {
  const event = toApiGatewayEvent({ ...request, rawHeaders: ['__proto__', 'x'] });

  expect(Object.entries(event.headers)).toEqual([['__proto__', 'x']]);
});

test('query parameters come with all their values, and are null when there are none', () => {
  const event = toApiGatewayEvent({ ...request, url: new URL('http://local/webhooks/whatz?a=1&a=2&A=3') });

  expect(event.queryStringParameters).toEqual({ a: '2', A: '3' });
  expect(event.multiValueQueryStringParameters).toEqual({ a: ['1', '2'], A: ['3'] });
  expect(toApiGatewayEvent(request).queryStringParameters).toBeNull();
});

test('the request context says who asked, for what and when', () => {
  const { requestContext } = toApiGatewayEvent({ ...request, rawHeaders: ['User-Agent', 'curl'] }, new Date(1000));

  expect(requestContext).toMatchObject({ httpMethod: 'POST', path: '/webhooks/whatz', requestTimeEpoch: 1000 });
  expect(requestContext.identity).toMatchObject({ sourceIp: '127.0.0.1', userAgent: 'curl' });
  expect(requestContext.requestId).not.toBe('');
});

test('an empty body is null', () => {
  expect(toApiGatewayEvent({ ...request, body: Buffer.alloc(0) }).body).toBeNull();
});

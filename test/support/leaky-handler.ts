import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const secret = process.env.LEAKED_SECRET;

/** What an ingest function must not be: it prints what it gets. Shows that whoever watches it would notice. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  console.error('LEAK', event.body, event.multiValueHeaders, new Error(secret));
  const body = Buffer.from(event.body ?? '', 'base64');
  console.log(JSON.stringify({ message: 'LEAK', body: body.toString('utf8') }));
  return { statusCode: 200, body: '' };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkAddress } from '../../../cli/doctor/check-address';
import type { ReadLogs } from '../../../cli/target/function-logs';
import { readBody } from '../../../local/http-server';
import { sampleExamination } from '../../support/examination';

const AT_MS = 1_795_000_000_000;
const NOBODY: ReadLogs = async () => [];

/** What the doctor finds, and what it asked CloudWatch Logs for, when these lines are in the access log. */
async function addressWith(messages: readonly string[], readLogs = NOBODY) {
  const asked: Record<string, unknown>[] = [];
  const events = messages.map((message, index) => ({ eventId: String(index), timestamp: AT_MS + index, message }));
  const server = createServer(async (request, response) => {
    asked.push(JSON.parse(String(await readBody(request, 100_000))));
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ events }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outputs = { AccessLogGroupName: 'access' };
  try {
    return { asked, finding: await checkAddress.examine(sampleExamination({ endpoint, outputs, readLogs })) };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const astray = (path: string) => JSON.stringify({ path, status: '404', errorType: 'INVALID_SIGNATURE' });

test('an address with a slash too many is named beside the right one', async () => {
  const { asked, finding } = await addressWith([astray('/v1/other'), astray('/v1/webhooks/whatz/')]);
  expect(finding).toEqual({
    state: 'failed',
    detail: '2 in 24 hours had an Authorization and went astray: to /v1/webhooks/whatz/, instead of /v1/webhooks/whatz',
    mend: 'Copy the whole address into the panel again: ./whatz secrets show',
  });
  expect(asked).toMatchObject([{ logGroupName: 'access', filterPattern: '{ $.errorType = "INVALID_SIGNATURE" }' }]);
});

test('a path that looks like nothing of ours is worth a look, and steers no terminal', async () => {
  const { finding } = await addressWith([astray('/wp-login\u001b[2J'), 'no JSON']);
  expect(finding).toMatchObject({ state: 'unsure', detail: expect.stringContaining('to /wp-login�[2J, instead of') });
});

test('what went astray before a genuine webhook has been mended since', async () => {
  const line = (atMs: number) => ({ id: '1', atMs, fields: { verifiedBy: 'current' } });
  const path = astray('/v1/webhooks/whatz/');
  expect((await addressWith([path], async () => [line(AT_MS + 5)])).finding).toMatchObject({ state: 'ok' });
  expect((await addressWith([path], async () => [line(AT_MS - 5)])).finding).toMatchObject({ state: 'failed' });
});

test('without such requests all is well, and without an access log nothing is known', async () => {
  expect((await addressWith([])).finding).toMatchObject({ state: 'ok' });
  expect(await checkAddress.examine(sampleExamination())).toMatchObject({ state: 'skipped' });
});

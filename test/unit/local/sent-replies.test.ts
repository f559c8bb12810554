import { type SentReply, tellSentReplies } from '../../../local/sent-replies';

const SEND_URL = 'https://api.example.com';
const body = JSON.stringify({ to: '5215550000101', type: 'text', text: { body: '¡Hola!' } });

async function told(status: number, url: string, init: RequestInit) {
  const replies: SentReply[] = [];
  const send = tellSentReplies(
    async () => new Response(null, { status }),
    SEND_URL,
    (reply) => replies.push(reply),
  );
  expect((await send(url, init)).status).toBe(status);
  return replies;
}

test('a reply that the send API took is told', async () => {
  expect(await told(200, `${SEND_URL}/messages/send`, { body })).toEqual([{ to: '5215550000101', text: '¡Hola!' }]);
});

test.each([
  ['was refused', 401, `${SEND_URL}/messages/send`, { body }],
  ['went elsewhere', 200, 'https://example.com/messages/send', { body }],
  ['is no reply', 200, `${SEND_URL}/messages/send`, { body: 'x' }],
])('what %s is not', async (_what, status, url, init) => {
  expect(await told(status, url, init)).toEqual([]);
});

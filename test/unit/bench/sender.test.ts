import { createServer } from 'node:http';
import { LOOPBACK, listen } from '../../../local/http-server';
import { deliver, type SenderPatience } from '../../bench/load/sender';
import { type Answer, httpClient, type Post } from '../../bench/measuring/post';
import { signedMessage } from '../../bench/measuring/signed-message';

const message = signedMessage('TEST', 1);
const accepted: Answer = { status: 200, retryAfterSeconds: undefined };
const unavailable: Answer = { status: 503, retryAfterSeconds: 0 };
const PATIENCE: SenderPatience = { answerWithinMs: 50, retries: 2, firstWaitMs: 1 };

/** A server that gives these answers in turn, or none until the sender hangs up, or cuts it off. */
function server(...answers: readonly (Answer | 'none' | 'cut-off')[]): Post {
  const waiting = [...answers];
  return async (_body, _headers, hangUp) => {
    const answer = waiting.shift();
    if (answer === undefined) throw new Error('asked too often');
    if (answer === 'cut-off') throw new Error('socket hang up');
    if (answer !== 'none') return answer;
    return new Promise((_resolve, reject) => hangUp?.addEventListener('abort', () => reject(hangUp.reason)));
  };
}

test('a webhook is sent again after a 503 and a broken connection, until it is taken', async () => {
  const delivery = await deliver(message, 5, server(unavailable, 'cut-off', accepted), PATIENCE);
  expect(delivery).toEqual({ id: message.id, dueMs: 5, takenMs: expect.any(Number), deferrals: 2, hangUps: 0 });
});

test('a sender hangs up when there is no answer in time, and sends again', async () => {
  const delivery = await deliver(message, 5, server('none', accepted), PATIENCE);
  expect(delivery).toMatchObject({ takenMs: expect.any(Number), deferrals: 0, hangUps: 1 });
});

test('a message that is not taken after all retries is given up', async () => {
  const delivery = await deliver(message, 5, server(unavailable, 'none', unavailable), PATIENCE);
  expect(delivery).toMatchObject({ takenMs: null, deferrals: 1, hangUps: 1 });
});

test('a sender that hangs up closes the connection to a server that does not answer', async () => {
  const closed: Promise<void>[] = [];
  const slow = createServer((request) => {
    closed.push(new Promise((resolve) => request.socket.once('close', resolve)));
  });
  const listening = await listen(slow, 0, LOOPBACK);
  const delivery = await deliver(message, 5, httpClient(listening.origin), { ...PATIENCE, retries: 1 });
  expect(delivery).toMatchObject({ takenMs: null, hangUps: 1 });
  expect(closed).toHaveLength(2);
  await Promise.all(closed);
  await listening.close();
});

test('any other answer ends the measurement', async () => {
  const refused = server({ status: 401, retryAfterSeconds: undefined });
  await expect(deliver(message, 0, refused, PATIENCE)).rejects.toThrow('answered 401');
});

import { deliver } from '../../../bench/load/sender';
import type { Answer } from '../../../bench/post';
import { signedMessage } from '../../../bench/signed-message';

/** A server that gives these answers in turn. */
function server(...answers: readonly Answer[]) {
  const waiting = [...answers];
  return async () => {
    const answer = waiting.shift();
    if (answer === undefined) throw new Error('asked too often');
    return answer;
  };
}

const accepted: Answer = { status: 200, retryAfterSeconds: undefined };
const message = signedMessage('TEST', 1);

test('a webhook is sent again after a 503, until it is taken', async () => {
  const post = server({ status: 503, retryAfterSeconds: 0 }, accepted);
  expect(await deliver(message, 5, post)).toMatchObject({ id: message.id, dueMs: 5, deferrals: 1 });
});

test('any other answer ends the measurement', async () => {
  await expect(deliver(message, 0, server({ status: 401, retryAfterSeconds: undefined }))).rejects.toThrow(
    'answered 401',
  );
});

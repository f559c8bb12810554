import { secrets } from '../../../cli/secrets/secrets';
import { fakeTerminal } from '../../support/fake-terminal';

const TOKEN = 'a-token-that-was-typed';

test.each([
  ['set send-token', [`set`, 'send-token', TOKEN]],
  ['set send-token=', ['set', `send-token=${TOKEN}`]],
])('a token behind %s is not repeated, and the error says that it is in the history now', async (_, args) => {
  const run = secrets.run(args, fakeTerminal());
  await expect(run).rejects.toThrow('it is in the history of your shell now');
  await expect(run).rejects.not.toThrow(TOKEN);
});

test.each([[[]], [['set', TOKEN]], [[TOKEN]]])(
  '%j is no action: the error names those that are, and repeats nothing',
  async (args) => {
    const run = secrets.run(args, fakeTerminal());
    await expect(run).rejects.toThrow('show, set send-token, rotate webhook, rotate credential');
    await expect(run).rejects.not.toThrow(TOKEN);
  },
);

test.each([[['rotate']], [['rotate', 'send-token']], [['rotate', 'webhook', TOKEN]]])(
  '%j says what can be rotated, and what becomes of the send token',
  async (args) => {
    const run = secrets.run(args, fakeTerminal());
    await expect(run).rejects.toThrow('secrets rotate webhook, or ./whatz secrets rotate credential');
    await expect(run).rejects.toThrow('store it with ./whatz secrets set send-token');
    await expect(run).rejects.not.toThrow(TOKEN);
  },
);

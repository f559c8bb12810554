import { showSecrets } from '../../../cli/secrets/secrets-show';
import { textsIn } from '../../../cli/texts/texts';
import { SEND_TOKEN_PLACEHOLDER } from '../../../lambdas/shared/limits';
import { fakeTerminal } from '../../support/fake-terminal';
import { sampleOutputs } from '../../support/sample-outputs';

const outputs = sampleOutputs();
const SEND_TOKEN = 'the-token-that-sends';

async function show(json: boolean, sendToken = SEND_TOKEN) {
  const values = new Map([
    [outputs.WebhookSecretArn, 'the-webhook-secret'],
    [outputs.InboundCredentialArn, 'the-credential'],
    [outputs.SendTokenArn, sendToken],
  ]);
  const terminal = fakeTerminal();
  const code = await showSecrets({
    target: { name: 'WhatzWebhook-prod', outputs, localRun: undefined, clientOptions: () => ({}) },
    secrets: {
      read: async (arn) => ({ value: values.get(arn) ?? '', sinceMs: 0 }),
      hasPrevious: async () => false,
      write: async () => undefined,
    },
    terminal,
    texts: textsIn('en').secrets,
    json,
    yes: false,
    leaked: false,
  });
  return { code, out: terminal.out.join('\n') };
}

test.each([false, true])(
  'what goes into the panel is shown, and of the send token only that it is set (JSON: %p)',
  async (json) => {
    const { code, out } = await show(json);
    expect(code).toBe(0);
    expect(out).toContain('the-webhook-secret');
    expect(out).toContain('the-credential');
    expect(out).not.toContain(SEND_TOKEN);
  },
);

test('as JSON these fields and no other', async () => {
  expect(JSON.parse((await show(true)).out)).toEqual({
    url: outputs.WebhookUrl,
    secret: 'the-webhook-secret',
    auth: outputs.Auth,
    credential: 'the-credential',
    sendTokenIsSet: true,
  });
  for (const unset of ['', SEND_TOKEN_PLACEHOLDER]) {
    const { code, out } = await show(true, unset);
    expect([code, JSON.parse(out).sendTokenIsSet]).toEqual([1, false]);
  }
});

import { isIdle, type LocalWebhook, startLocalWebhook } from '../support/local-webhook';

let webhook: LocalWebhook;

beforeAll(async () => {
  webhook = await startLocalWebhook({ WHATZ_SEND_TOKEN: '', LANG: 'es_MX.UTF-8' });
});

afterAll(() => webhook.close());

test('with a send API it warns of a token that nobody gave, and of people only when they can be reached', () => {
  expect(webhook.process.output()).toContain('Falta WHATZ_SEND_TOKEN');
  expect(webhook.process.output()).not.toContain('gente real');
});

test('the reply is shown, and whose it is', async () => {
  const key = { id: 'A', fromMe: false, remoteJid: '5215550000101@s.whatsapp.net' };
  await webhook.postUntilTaken(
    JSON.stringify({ event: 'messages.upsert', messages: [{ key, message: { conversation: 'Hola' } }] }),
  );
  await webhook.until((state) => isIdle(state) && webhook.process.output().includes('✓ respuesta'));

  expect(webhook.process.output()).toMatch(/✓ respuesta +5215550000101 [0-9a-f]{8} {2}intento 1 /);
  expect(webhook.process.output()).toMatch(/ 5215550000101 ← ".+"/);
});

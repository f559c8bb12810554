import { ForbiddenValues } from '../support/forbidden-values';
import { signed } from '../support/posted-webhook';
import { CREDENTIALS, CUSTOMER, customerWebhook, SECRETS } from '../support/private-values';
import { withSentinels } from '../support/sentinels';
import { WatchedFunctions } from '../support/watched-functions';

test('a function that prints its event is noticed by text, name, number, token, secret and signature', async () => {
  const functions = await WatchedFunctions.start();
  const secret = SECRETS['pseudonym-key'];
  const post = await functions.load('leaky', 'test/support/leaky-handler.ts', {
    environment: { LEAKED_SECRET: secret },
  });
  const body = customerWebhook('a leak');
  const headers = signed(body, 'webhook-secret-of-a-stranger');
  await post({ body, headers, authorizations: functions.goodCredential('bearer') });
  await functions.end();
  const found = functions.forbidden.foundIn(functions.process.output.all).map(({ value }) => value);
  const { text, name, friend, phone, hidden } = CUSTOMER;
  const [, [, signature]] = headers;
  for (const value of [text, name, friend, phone, hidden, CREDENTIALS.bearer, secret, signature.slice(7)]) {
    expect(found).toContain(value.slice(0, 32));
  }
  const attributes = JSON.stringify({ lastFailure: { StringValue: `http${body}` } });
  expect(functions.forbidden.foundIn(attributes).map(({ value }) => value)).toContain(phone);
});

test.each([
  ['as it is', (text: string) => text],
  ['as JSON within JSON within JSON', (text: string) => JSON.stringify(JSON.stringify(JSON.stringify({ text })))],
  [
    'with escaped units',
    (text: string) => text.replace(/[^ -~]/gu, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`),
  ],
  ['in base64', (text: string) => Buffer.from(JSON.stringify({ text })).toString('base64')],
  ['in base64url', (text: string) => Buffer.from(JSON.stringify({ text })).toString('base64url')],
  ['in hex', (text: string) => Buffer.from(JSON.stringify({ text })).toString('hex')],
  ['as the bytes of a buffer', (text: string) => Buffer.from(text).toString('hex').replace(/../g, '$& ')],
  ['in a URL', (text: string) => encodeURIComponent(text)],
])('a text is found %s', (_how, write) => {
  const forbidden = new ForbiddenValues();
  forbidden.add('text', '¿Dónde está "mi" pedido, señor?');
  const line = (text: string) => `{"level":"INFO","requestId":"${'0f'.repeat(16)}","said":"${write(text)}"}`;
  expect(forbidden.foundIn(line('¿Dónde está "mi" pedido, señor?'))).toHaveLength(1);
  expect(forbidden.foundIn(line('¿Dónde está "tu" pedido, señor?'))).toEqual([]);
});

test('a text as short as a letter is found by its sentinel, wherever it stands', () => {
  const { json, sentinels } = withSentinels('{"event":"x.y","list":["a",{"pushName":"Eva"}],"n":1,"text":"","cut":"no');
  expect(json).toBe(
    `{"event":"x.y","list":["${sentinels[0]} a",{"pushName":"${sentinels[1]} Eva"}],"n":1,"text":"","cut":"no`,
  );
  const forbidden = new ForbiddenValues();
  forbidden.add('marked text', ...sentinels);
  expect(forbidden.foundIn(json)).toHaveLength(2);
});

test('addresses keep their form, and are found whole and by their number', () => {
  const json = '{"remoteJid":"5215587654321:3@s.whatsapp.net","lid":"184467440737095@lid","at":[19.432608]}';
  expect(withSentinels(json)).toEqual({ json, sentinels: [] });
  const forbidden = new ForbiddenValues();
  forbidden.addStringsOf(json);
  for (const leak of ['5215587654321:3@s.whatsapp.net', 'to 5215587654321', '184467440737095@lid', '19.432608']) {
    expect(forbidden.foundIn(leak)).not.toEqual([]);
  }
});

import { chatJidOf, pseudonymWith } from '../../../lambdas/shared/message/pseudonym';

const at = (remoteJid: string | null, alternate: string | null = null) => ({
  remoteJid,
  remoteJidAlt: alternate,
  senderPn: null,
});

test('the pseudonym is the beginning of an HMAC-SHA256, as openssl computes it', () => {
  // printf %s 5215550000101@s.whatsapp.net | openssl dgst -sha256 -hmac the-key
  expect(pseudonymWith('the-key')('5215550000101@s.whatsapp.net')).toBe('a4950d24a26d8e4a');
});

test('another key gives another pseudonym', () => {
  const chat = '5215550000101@s.whatsapp.net';
  expect(pseudonymWith('another-key')(chat)).not.toBe(pseudonymWith('the-key')(chat));
});

test.each([
  ['5215550000101@s.whatsapp.net', null],
  ['5215550000101:7@s.whatsapp.net', null],
  ['5215550000101@c.us', null],
  ['184460000000101@lid', '5215550000101@s.whatsapp.net'],
])('%s with %s is the chat of 5215550000101', (jid, alternate) => {
  expect(chatJidOf(at(jid, alternate))).toBe('5215550000101@s.whatsapp.net');
});

test('what is no person is the chat that its address names, and without an address there is none', () => {
  expect(chatJidOf(at('120363000000000000@g.us'))).toBe('120363000000000000@g.us');
  expect(chatJidOf(at('184460000000101@lid'))).toBe('184460000000101@lid');
  expect(chatJidOf(at('184460000000101:7@lid'))).toBe('184460000000101@lid');
  expect(chatJidOf(at(null))).toBeNull();
});

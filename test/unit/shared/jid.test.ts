import { recipientOf } from '../../../lambdas/shared/message/jid';

const [ONE, TWO] = ['5215550000101', '5215550000102'];
const phone = (number: string | undefined) => `${number}@s.whatsapp.net`;
const address = (remoteJid: string, more: { remoteJidAlt?: string; senderPn?: string } = {}) => ({
  remoteJid,
  remoteJidAlt: null,
  senderPn: null,
  ...more,
});

test.each([
  ['a hidden number', '184460000000101@lid'],
  ['a hidden number of a device', '184460000000101:7@lid'],
  ['a hidden number of a hosted account', '184460000000101@hosted.lid'],
  ['a hidden number of a hosted device', '184460000000101:99@hosted.lid'],
])('%s is answered at the phone beside it: Baileys 7’s field first, then Baileys 6.7’s', (_, jid) => {
  const to = (number: string | undefined) => ({ kind: 'person', to: number });
  expect(recipientOf(address(jid, { remoteJidAlt: phone(ONE), senderPn: phone(TWO) }))).toEqual(to(ONE));
  expect(recipientOf(address(jid, { senderPn: phone(TWO) }))).toEqual(to(TWO));
  expect(recipientOf(address(jid, { remoteJidAlt: '1@lid', senderPn: phone(TWO) }))).toEqual(to(TWO));
  expect(recipientOf(address(jid, { remoteJidAlt: `${ONE}:99@hosted` }))).toEqual(to(ONE));
  expect(recipientOf(address(jid))).toEqual({ kind: 'nobody', reason: 'hidden-number' });
});

test('the phone of who posted a story, or of somebody else in a chat, is never written to', () => {
  const beside = { remoteJidAlt: phone(ONE), senderPn: phone(ONE) };
  expect(recipientOf(address('status@broadcast', beside))).toEqual({ kind: 'nobody', reason: 'broadcast' });
  expect(recipientOf(address('120363000000000001@g.us', beside))).toEqual({ kind: 'nobody', reason: 'group' });
  expect(recipientOf(address(phone(TWO), beside))).toEqual({ kind: 'person', to: TWO });
});

import { readWebhookEvent } from '../../../lambdas/ingest/reading/webhook-event';
import { DOCTOR_CHAT, DOCTOR_ID_PREFIX, isOfDoctor } from '../../../lambdas/shared/message/doctor';

const DOCTORS = { id: `${DOCTOR_ID_PREFIX}1`, fromMe: true, remoteJid: DOCTOR_CHAT };

test.each([
  ['the doctor’s', {}, true],
  ['of a customer, whose phone made such an id', { fromMe: false, remoteJid: '5215550000101@s.whatsapp.net' }, false],
  ['of the business to a customer', { remoteJid: '5215550000101@s.whatsapp.net' }, false],
  ['a story of a contact', { fromMe: false }, false],
  ['a story of the business', { id: '3EB0A1' }, false],
  ['of an unsafe origin', { fromMe: 'true' }, false],
])('a message that is %s is told from the doctor’s: %j', (_, key, expected) => {
  const json = {
    event: 'messages.upsert',
    messages: [{ key: { ...DOCTORS, ...key }, message: { conversation: 'Hola' } }],
  };
  const { items } = readWebhookEvent({ json, text: '', receivedAtMs: 0, pseudonym: (jid) => jid });
  expect(items.map(isOfDoctor)).toEqual([expected]);
});

test('a delivery state and what is not understood are not the doctor’s', () => {
  const read = (json: unknown) => readWebhookEvent({ json, text: '', receivedAtMs: 0, pseudonym: (jid) => jid }).items;
  const statuses = read({ event: 'messages.update', statuses: [{ id: DOCTORS.id, status: 'read' }] });
  expect([...statuses, ...read([])].map(isOfDoctor)).toEqual([false, false]);
});

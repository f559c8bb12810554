import { signatureOf, signedHeaders } from '../../support/signed-webhook';
import { messageFrom, newCustomer, repliesTo } from '../deployment/customers';
import type { Deployment } from '../deployment/deployment';
import type { Report } from '../deployment/report';
import { expectEqual } from './expect';

/** A request with a wrong signature or credential is refused, always with the same answer. */
export async function checkDoor(deployment: Deployment, report: Report): Promise<void> {
  const { webhookSecret, credential } = deployment;
  const stranger = newCustomer();
  const body = messageFrom(stranger);
  const genuine = signedHeaders(body, webhookSecret, credential);
  const { 'x-signature': _signature, ...unsigned } = genuine;
  const forgeries: Readonly<Record<string, Record<string, string>>> = {
    'a forged signature': { ...genuine, 'x-signature': signatureOf(body, 'not the secret') },
    'the signature of another body': { ...genuine, 'x-signature': signatureOf(`${body} `, webhookSecret) },
    'no signature': unsigned,
    'an empty signature': { ...genuine, 'x-signature': '' },
    'a wrong credential': { ...genuine, authorization: 'Bearer not-the-credential' },
  };
  for (const [name, headers] of Object.entries(forgeries)) {
    await report.check(`${name} is refused`, async () => {
      const answer = await deployment.post(body, headers);
      expectEqual('status', answer.status, 401);
      expectEqual('body', answer.body, '{"ok":false,"error":"unauthorized"}');
      return `401 ${answer.body}`;
    });
  }
  await report.check('nothing that was refused is answered, and the same webhook signed is', async () => {
    await deployment.untilIdle();
    expectEqual('replies before', repliesTo(stranger, deployment), 0);
    await deployment.deliver(body);
    await deployment.untilIdle();
    expectEqual('replies after', repliesTo(stranger, deployment), 1);
    return '0 replies, then 1';
  });
}

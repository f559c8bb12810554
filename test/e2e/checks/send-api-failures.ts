import { attemptsFor, type Customer, messageFrom, newCustomer, repliesTo } from '../deployment/customers';
import { copyDeadLetter, countDeadLetters, nextDeadLetter, putOnQueue } from '../deployment/dead-letters';
import type { Deployment } from '../deployment/deployment';
import { until } from '../deployment/eventually';
import type { Report } from '../deployment/report';
import { whatzOk } from '../deployment/whatz';
import { expectEqual, expectNone } from './expect';

const FAILURES = 2;

/** A send API that fails is tried again, in the order of the chat. */
export async function checkRetries(deployment: Deployment, report: Report): Promise<void> {
  await report.check(`a reply that the send API fails ${FAILURES} times (503) is retried`, async () => {
    const customer = newCustomer();
    deployment.sendApi.treat = ({ body }) =>
      body.to === customer.phone && attemptsFor(customer, deployment).length <= FAILURES
        ? { status: 503, headers: { 'retry-after': '1' } }
        : { status: 200 };
    await deployment.deliver(messageFrom(customer));
    await deployment.deliver(messageFrom(customer));
    await deployment.untilIdle();
    const keys = attemptsFor(customer, deployment).map(({ idempotencyKey }) => idempotencyKey);
    const first = keys.slice(0, FAILURES + 1);
    expectEqual('replies to two messages', repliesTo(customer, deployment), 2);
    expectEqual('messages tried until the first was answered', new Set(first).size, 1);
    expectEqual('attempts', keys.length, FAILURES + 2);
    return `${keys.length} attempts for 2 messages of one chat, 2 replies, in order`;
  });
  await report.check('a connection that breaks after the request is read, without an answer, is retried', async () => {
    const customer = newCustomer();
    deployment.sendApi.treat = ({ body }) =>
      body.to === customer.phone && attemptsFor(customer, deployment).length === 1 ? 'reset' : { status: 200 };
    await deployment.deliver(messageFrom(customer));
    await deployment.untilIdle();
    expectEqual('replies', repliesTo(customer, deployment), 1);
    return `${attemptsFor(customer, deployment).length} attempts, 1 reply`;
  });
}

/** A reply that is refused for good is put aside, and a redrive delivers it. */
export async function checkRefusal(deployment: Deployment, report: Report): Promise<void> {
  const customer = newCustomer();
  deployment.sendApi.treat = ({ body }) => ({ status: body.to === customer.phone ? 400 : 200 });
  await report.check(
    'a reply that the send API refuses (400) is in the dead-letter queue with its reason',
    async () => {
      await deployment.deliver(messageFrom(customer));
      const { reason, status, attempts } = await nextDeadLetter(deployment);
      expectEqual('reason', reason, 'send-rejected');
      expectEqual('status', status, '400');
      expectEqual('attempts', attempts, '1');
      expectEqual('calls of the send API', attemptsFor(customer, deployment).length, 1);
      return `reason ${reason}, status ${status}, after ${attempts} attempt`;
    },
  );
  await report.check('./whatz dlq list shows it without what is personal, ./whatz dlq show with it', () =>
    listAndShow(customer, deployment),
  );
  const copy = await copyDeadLetter(deployment);
  deployment.sendApi.treat = () => ({ status: 200 });
  await report.check('./whatz dlq redrive delivers it', async () => {
    const out = await whatzOk(deployment, ['dlq', 'redrive', '--reason', 'send-rejected', '--yes', '--json']);
    expectEqual('redriven', out.trim(), '{"moved":1,"hidden":0}');
    await until('the reply', () => repliesTo(customer, deployment) > 0);
    await deployment.untilIdle();
    expectEqual('replies', repliesTo(customer, deployment), 1);
    expectEqual('dead letters', await countDeadLetters(deployment), 0);
    return '1 reply, 0 dead letters';
  });
  await report.check('a second redrive of the same message delivers nothing', async () => {
    await putOnQueue(deployment.sqs, deployment.queueUrl, copy, `${copy.MessageId}-again`);
    await deployment.untilIdle();
    expectEqual('replies', repliesTo(customer, deployment), 1);
    expectEqual('dead letters', await countDeadLetters(deployment), 0);
    return 'still 1 reply';
  });
}

async function listAndShow(customer: Customer, deployment: Deployment): Promise<string> {
  const list = await whatzOk(deployment, ['dlq', 'list']);
  const id = /^(\S+) +\S+ +send-rejected 400 /m.exec(list)?.[1];
  if (id === undefined) throw new Error(`not in the list:\n${list}`);
  const personal = [customer.phone, customer.text];
  expectNone(
    'in the list',
    personal.filter((text) => list.includes(text)),
  );
  const shown = await whatzOk(deployment, ['dlq', 'show', id]);
  expectNone(
    'not shown',
    personal.filter((text) => !shown.includes(text)),
  );
  return `letter ${id}`;
}

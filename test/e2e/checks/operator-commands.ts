import * as v from 'valibot';
import { messageFrom, newCustomer, repliesTo, SEND_TOKEN } from '../deployment/customers';
import type { Deployment } from '../deployment/deployment';
import { until } from '../deployment/eventually';
import type { Report } from '../deployment/report';
import { whatz, whatzOk } from '../deployment/whatz';
import { expectEqual, expectNone } from './expect';

const doctorsReport = v.object({
  checks: v.array(v.object({ check: v.string(), state: v.string(), detail: v.string() })),
});

/** What each check of the doctor finds here: nobody has subscribed to the alarms. */
const EXPECTED_STATES: Readonly<Record<string, string>> = {
  secrets: 'ok',
  tls: 'ok',
  unsigned: 'ok',
  signed: 'ok',
  arrivals: 'ok',
  address: 'ok',
  queue: 'ok',
  'dead-letters': 'ok',
  'send-token': 'ok',
  'alarm-topic': 'failed',
};

/** The operator's commands, on the deployed stack. */
export async function checkOperatorCommands(deployment: Deployment, report: Report): Promise<void> {
  await report.check('./whatz doctor', async () => {
    const { sendApi } = deployment;
    sendApi.treat = ({ authorization }) => ({ status: authorization === `Bearer ${SEND_TOKEN}` ? 422 : 401 });
    const before = sendApi.accepted.length;
    const { code, out, errors } = await whatz(deployment, ['doctor', '--json', '--url', deployment.url]);
    if (out === '') throw new Error(errors);
    const { checks } = v.parse(doctorsReport, JSON.parse(out));
    for (const { check, state, detail } of checks) {
      expectEqual(`${check} (${detail})`, state, expectedState(check, deployment));
    }
    expectEqual('checks', checks.length, Object.keys(EXPECTED_STATES).length);
    expectEqual('exit code', code, 1);
    expectEqual('replies', sendApi.accepted.length, before);
    return `${checks.filter(({ state }) => state === 'ok').length} checks well, and nobody subscribed to the alarms`;
  });
  deployment.sendApi.treat = () => ({ status: 200 });
  await report.check('./whatz secrets show has what goes into the panel, and not the send token', async () => {
    const { webhookUrl, webhookSecret, credential } = deployment;
    const out = await whatzOk(deployment, ['secrets', 'show']);
    expectNone(
      'not shown',
      [webhookUrl, webhookSecret, credential].filter((value) => !out.includes(value)),
    );
    expectEqual('the send token is shown', out.includes(SEND_TOKEN), false);
    return 'URL, secret and credential';
  });
  await report.check('./whatz pseudonym finds one chat with ./whatz tail', () => followOne(deployment));
  await report.check('./whatz secrets rotate: no webhook is refused while and after', async () => rotate(deployment));
}

async function followOne(deployment: Deployment): Promise<string> {
  const customer = newCustomer();
  await deployment.deliver(messageFrom(customer));
  await until('the reply', () => repliesTo(customer, deployment) > 0);
  const chat = (await whatzOk(deployment, ['pseudonym', customer.phone])).trim();
  let lines: readonly string[] = [];
  await until('two lines about the chat', async () => {
    const out = await whatzOk(deployment, ['tail', '--no-follow', '--since', '10m', '--chat', chat]);
    lines = out.trim().split('\n').slice(1);
    return lines.length === 2;
  });
  expectEqual('lines with the phone number', lines.filter((line) => line.includes(customer.phone)).length, 0);
  return lines.map((line) => line.replace(/^\S+ +/, '').replace(/ {2}.*/, '')).join(', ');
}

function expectedState(check: string, { url }: Deployment): string | undefined {
  return check === 'tls' && !url.startsWith('https:') ? 'skipped' : EXPECTED_STATES[check];
}

/** Webhooks keep coming, with the old secret until the new one is shown, and with both from then on. */
async function rotate(deployment: Deployment): Promise<string> {
  let isRotating = true;
  const statuses = new Map<number, number>();
  const deliver = async (secret: string) => {
    const { status } = await deployment.deliver(messageFrom(newCustomer()), secret);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const posting = (async () => {
    while (isRotating) await deliver(deployment.webhookSecret);
  })();
  const out = await whatzOk(deployment, ['secrets', 'rotate', 'webhook', '--yes', '--json']).finally(() => {
    isRotating = false;
  });
  await posting;
  const { webhook } = v.parse(v.object({ webhook: v.string() }), JSON.parse(out));
  for (let round = 0; round < 5; round += 1) {
    await deliver(deployment.webhookSecret);
    await deliver(webhook);
  }
  expectEqual('answers other than 200', [...statuses.keys()].filter((status) => status !== 200).join(', '), '');
  await deployment.untilIdle();
  return `${statuses.get(200)} webhooks with either secret, all 200`;
}

import type { AwsEndpoint } from '../deployment/aws-endpoint';
import { addedTo, type Inventory, KINDS, takeInventory } from '../deployment/inventory';
import type { Report } from '../deployment/report';
import { expectNone } from './expect';

/** What `cdk destroy` leaves on purpose. */
const MEANT_TO_STAY: readonly { readonly entry: RegExp; readonly why: string }[] = [
  {
    entry: /^role .*CloudWatchRole/,
    why: 'API Gateway of the whole account and region writes its logs with it',
  },
  {
    entry: /^API Gateway account role /,
    why: 'the setting that names this role: taking it away would blind the other APIs of the account',
  },
];

/** Whether the inventory sees what there is: else finding nothing afterwards would mean nothing. */
export async function checkDeployed(before: Inventory, endpoint: AwsEndpoint, report: Report): Promise<void> {
  await report.check('every kind of resource that is looked for later is there now', async () => {
    const now = await takeInventory(endpoint);
    const listed = new Set([...now].map((entry) => entry.slice(0, entry.lastIndexOf(' '))));
    expectNone(
      'none of the kind',
      KINDS.filter((kind) => !listed.has(kind)),
    );
    const added = addedTo(before, now);
    return `${added.length} new resources of ${KINDS.length} kinds`;
  });
}

/** Whether everything is gone that was not there before. */
export async function checkRemains(before: Inventory, endpoint: AwsEndpoint, report: Report): Promise<void> {
  await report.check('nothing is left that was not meant to stay', async () => {
    const left = addedTo(before, await takeInventory(endpoint));
    const reasonFor = (name: string) => MEANT_TO_STAY.find(({ entry }) => entry.test(name))?.why;
    expectNone(
      'left',
      left.filter((name) => reasonFor(name) === undefined),
    );
    for (const name of left) report.note(`  stays: ${name}\n    ${reasonFor(name)}`);
    return `${left.length} left, all on the list`;
  });
}

import { includesAddress } from '../target/alarm-subscriptions';
import { CommandError } from '../terminal/command';
import type { Cloud } from './cloud';

/** How it stands with the address that alarms are sent to; `asked-again`: SNS had given it up, and now it was asked anew. */
export type OwnerState = 'confirmed' | 'pending' | 'asked-again' | 'not-seen';

/**
 * Subscribes the owner anew where that is needed: SNS deletes a subscription that nobody confirms in time, and CloudFormation
 * sees no change in the template that it could make good.
 */
export async function subscribeOwner(
  cloud: Pick<Cloud, 'subscriptions' | 'subscribe'>,
  topicArn: string,
  address: string,
): Promise<OwnerState> {
  try {
    const { confirmed, pending } = await cloud.subscriptions(topicArn);
    if (includesAddress(confirmed, address)) return 'confirmed';
    if (includesAddress(pending, address)) return 'pending';
    await cloud.subscribe(topicArn, address);
    return 'asked-again';
  } catch (error) {
    // The stack is deployed, whatever this person may look at.
    if (error instanceof CommandError) return 'not-seen';
    throw error;
  }
}

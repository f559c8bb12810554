import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';

/** Whom a topic tells, by their addresses. */
export interface Subscriptions {
  readonly confirmed: readonly string[];
  readonly pending: readonly string[];
}

/** Who is subscribed to a topic. @throws what the SDK throws */
export async function readSubscriptions(client: SNSClient, TopicArn: string): Promise<Subscriptions> {
  const confirmed: string[] = [];
  const pending: string[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
    for (const { SubscriptionArn, Endpoint = '' } of Subscriptions) {
      // Only what is confirmed has an ARN; else the field is `PendingConfirmation`, or `Deleted` of who has unsubscribed.
      if (SubscriptionArn?.startsWith('arn:')) confirmed.push(Endpoint);
      if (SubscriptionArn === 'PendingConfirmation') pending.push(Endpoint);
    }
  }
  return { confirmed, pending };
}

/** Whether one of the addresses is this one: e-mail addresses differ by case for nobody. */
export function includesAddress(addresses: readonly string[], address: string): boolean {
  return addresses.some((other) => other.toLowerCase() === address.toLowerCase());
}

/** The command that subscribes an address to a topic. */
export function subscribeLine(topicArn: string, address: string): string {
  const region = topicArn.split(':')[3];
  return `aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ${address} --region ${region}`;
}

import type { PostedWebhook } from './posted-webhook';
import type { Post } from './watched-functions';

/**
 * Posts a webhook as WhatzMeAPI does, which sends again what got a 503: on a busy machine the deadline can pass.
 *
 * @returns the status in the end; the first one when a 503 is what is `expected`
 */
export async function sendPatiently(post: Post, webhook: PostedWebhook, expected: number): Promise<number> {
  let status = await post(webhook);
  while (status === 503 && expected !== 503) status = await post(webhook);
  return status;
}

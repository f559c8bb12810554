/** Path of the webhook, in the cloud and in a local run. */
export const WEBHOOK_PATH = '/webhooks/whatz';

import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/aws-account';
import { localSecretArn, startSecretsManagerStandIn } from '../../../local/secrets-manager-stand-in';
import { TEST_SECRET, TEST_TOKEN } from '../../support/signed-webhook';
import { tellParent } from '../measuring/child-process';
import { startAwsStandIn } from './aws-stand-in';

// The AWS side in a process of its own, so that none of its time is charged to what is measured.
const [aws, secretsManager] = await Promise.all([
  startAwsStandIn(),
  startSecretsManagerStandIn({
    'webhook-secret': TEST_SECRET,
    'inbound-credential': TEST_TOKEN,
    'pseudonym-key': 'the-pseudonym-key',
  }),
]);

/** What an ingest function needs to run against this process. */
const environment: Record<string, string> = {
  AWS_REGION: LOCAL_REGION,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_ENDPOINT_URL_SQS: aws.origin,
  AWS_ENDPOINT_URL_DYNAMODB: aws.origin,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.endpoint,
  STACK_NAME: 'bench',
  QUEUE_URL: `${aws.origin}/queue.fifo`,
  DEAD_LETTER_QUEUE_URL: `${aws.origin}/dead-letters.fifo`,
  IDEMPOTENCY_TABLE_NAME: 'idempotency',
  AUTH: 'bearer',
  WEBHOOK_SECRET_ARN: localSecretArn('webhook-secret'),
  INBOUND_CREDENTIAL_ARN: localSecretArn('inbound-credential'),
  PSEUDONYM_KEY_ARN: localSecretArn('pseudonym-key'),
};
tellParent({ environment });

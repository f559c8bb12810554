import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';

const WEBHOOK_SECRET_LENGTH = 64;
const INBOUND_CREDENTIAL_LENGTH = 48;

/**
 * The three secrets of one line.
 *
 * CloudFormation writes a secret's value when the secret is created, and again only if `GenerateSecretString` or
 * `SecretString` changes in the template; what an operator or a rotation has put there since is left alone. Changing a
 * length below, or the placeholder, therefore replaces values that are in use.
 */
export class WebhookSecrets extends Construct {
  /** Key of the webhook's HMAC signature, generated; the operator copies it to WhatzMeAPI. */
  readonly webhookSecret: Secret;
  /** What `Authorization: Bearer …` must carry, generated; kept with `auth: none` too, so that turning it on is one setting. */
  readonly inboundCredential: Secret;
  /** Token for the send API; a placeholder until the operator sets it. */
  readonly sendToken: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.webhookSecret = this.generated('WebhookSecret', WEBHOOK_SECRET_LENGTH, 'HMAC secret of the webhook');
    this.inboundCredential = this.generated(
      'InboundCredential',
      INBOUND_CREDENTIAL_LENGTH,
      'Bearer credential that webhooks must carry',
    );
    this.sendToken = new Secret(this, 'SendToken', {
      description: 'Token for the send API, set by the operator',
      secretStringValue: SecretValue.unsafePlainText(SEND_TOKEN_PLACEHOLDER),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private generated(id: string, passwordLength: number, description: string): Secret {
    return new Secret(this, id, {
      description,
      generateSecretString: { passwordLength, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

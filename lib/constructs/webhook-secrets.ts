import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import type { Settings } from '../settings/settings-schema';

const WEBHOOK_SECRET_LENGTH = 64;
const INBOUND_CREDENTIAL_LENGTH = 48;
const PSEUDONYM_KEY_LENGTH = 48;
const INBOUND_CREDENTIAL_DESCRIPTION = 'Credential that webhooks must carry';
const BASIC_USER = 'whatzmeapi';

/** The form of the inbound credential. */
export interface WebhookSecretsProps {
  /** What the inbound credential is for. A change from or to `basic` replaces its value by one of the other form. */
  readonly auth: Settings['auth'];
}

/**
 * The four secrets of one line.
 *
 * CloudFormation writes a secret's value when the secret is created, and again only if `GenerateSecretString` or
 * `SecretString` changes in the template; what an operator or a rotation has put there since is left alone. Changing a
 * length below, the placeholder or the user's name therefore replaces values that are in use.
 */
export class WebhookSecrets extends Construct {
  /** Key of the webhook's HMAC signature, generated; the operator copies it to WhatzMeAPI. */
  readonly webhookSecret: Secret;
  /**
   * What `Authorization` must carry, generated: a token, or `user:password` with `auth: basic`. Kept with `auth: none` too,
   * so that turning it on is one setting.
   */
  readonly inboundCredential: Secret;
  /** Token for the send API; a placeholder until the operator sets it. */
  readonly sendToken: Secret;
  /**
   * Key of the pseudonyms that stand for chats in logs and on the queue, generated. Nobody has to copy it anywhere, and a
   * change of it only breaks the thread between older and newer log lines.
   */
  readonly pseudonymKey: Secret;

  constructor(scope: Construct, id: string, props: WebhookSecretsProps) {
    super(scope, id);
    this.webhookSecret = this.generated('WebhookSecret', WEBHOOK_SECRET_LENGTH, 'HMAC secret of the webhook');
    this.inboundCredential =
      props.auth === 'basic'
        ? this.userAndPassword()
        : this.generated('InboundCredential', INBOUND_CREDENTIAL_LENGTH, INBOUND_CREDENTIAL_DESCRIPTION);
    this.sendToken = new Secret(this, 'SendToken', {
      description: 'Token for the send API, set by the operator',
      secretStringValue: SecretValue.unsafePlainText(SEND_TOKEN_PLACEHOLDER),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.pseudonymKey = this.generated('PseudonymKey', PSEUDONYM_KEY_LENGTH, 'Key of the pseudonyms of chats');
  }

  /**
   * `user:password`, as Basic authorization sends it. Secrets Manager generates a whole value or one of JSON, and no part of
   * a text; so a second secret holds the generated part, and CloudFormation puts the two together. Whenever another property
   * of the result changes, CloudFormation may do so again and bring the first password back: leave them as they are.
   */
  private userAndPassword(): Secret {
    const password = this.generated('BasicPassword', INBOUND_CREDENTIAL_LENGTH, 'First password of the next secret');
    return new Secret(this, 'InboundCredential', {
      description: INBOUND_CREDENTIAL_DESCRIPTION,
      // No secret is in the template: it is a reference, which CloudFormation resolves.
      secretStringValue: SecretValue.unsafePlainText(`${BASIC_USER}:${password.secretValue.unsafeUnwrap()}`),
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

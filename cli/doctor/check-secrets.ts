import { SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import { type Check, failed, ok } from './check';

/** Every secret that is needed has a value. */
export const checkSecrets: Check = {
  name: 'secrets',
  title: (texts) => texts.titles.secrets,
  examine: async ({ target: { outputs }, secrets, texts }) => {
    const needsCredential = outputs.Auth !== 'none' && outputs.Auth !== 'jwt-jwks';
    const arns = [
      outputs.WebhookSecretArn,
      outputs.PseudonymKeyArn,
      ...(needsCredential ? [outputs.InboundCredentialArn] : []),
    ];
    for (const arn of arns) {
      if ((await secrets.read(arn)).value === '') return failed(texts.emptySecret(arn), texts.mendEmptySecret);
    }
    const { value } = await secrets.read(outputs.SendTokenArn);
    if (value === '' || value === SEND_TOKEN_PLACEHOLDER) return failed(texts.noSendToken, texts.mendSendToken);
    return ok(texts.secretsSet);
  },
};

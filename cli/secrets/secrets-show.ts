import { SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import type { Target } from '../target/target';
import type { TargetSecrets } from '../target/target-secrets';
import type { Terminal } from '../terminal/command';
import { labelledRows } from '../terminal/labelled-rows';
import { jsonText } from '../terminal/steering';
import type { Texts } from '../texts/texts';

/** What every action on secrets works with. */
export interface SecretsWork {
  readonly target: Target;
  readonly secrets: TargetSecrets;
  readonly terminal: Terminal;
  readonly texts: Texts['secrets'];
  readonly json: boolean;
  readonly yes: boolean;
  readonly leaked: boolean;
}

/** Shows what goes into the panel, and whether the send token is set. The token itself is nobody's to see. */
export async function showSecrets({ target, secrets, terminal, texts, json }: SecretsWork): Promise<number> {
  const { outputs } = target;
  const [webhook, credential, sendToken] = await Promise.all(
    [outputs.WebhookSecretArn, outputs.InboundCredentialArn, outputs.SendTokenArn].map((arn) => secrets.read(arn)),
  );
  const isSendTokenSet = ![undefined, '', SEND_TOKEN_PLACEHOLDER].includes(sendToken?.value);
  const needsCredential = outputs.Auth !== 'none' && outputs.Auth !== 'jwt-jwks';
  const shown = {
    url: outputs.WebhookUrl,
    secret: webhook?.value,
    auth: outputs.Auth,
    credential: needsCredential ? credential?.value : undefined,
    sendTokenIsSet: isSendTokenSet,
  };
  if (json) terminal.write(jsonText(shown));
  else for (const line of lines(shown, target, texts, terminal)) terminal.write(line);
  return isSendTokenSet ? 0 : 1;
}

interface Shown {
  readonly url: string;
  readonly secret: string | undefined;
  readonly auth: Target['outputs']['Auth'];
  readonly credential: string | undefined;
  readonly sendTokenIsSet: boolean;
}

function lines(shown: Shown, target: Target, texts: Texts['secrets'], { paint }: Terminal): readonly string[] {
  const rows: readonly (readonly [string, string])[] = [
    [texts.url, paint('cyan', shown.url)],
    [texts.secret, shown.secret ?? ''],
    [texts.authorization, texts.authorizationOf(shown.auth, shown.credential)],
  ];
  return [
    paint('dim', target.name),
    '',
    texts.pasteThese,
    ...labelledRows(rows),
    '',
    shown.sendTokenIsSet ? paint('green', texts.sendTokenSet) : paint('yellow', texts.sendTokenMissing),
  ];
}

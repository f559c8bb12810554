import { SEND_TOKEN_PLACEHOLDER } from '../../lambdas/shared/limits';
import { CommandError } from '../terminal/command';
import { jsonText } from '../terminal/steering';
import type { SecretsWork } from './secrets-show';

/** What can stand in an HTTP header: no blank, no control character, nothing beyond ASCII. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Asks for the token of the send API and stores it. It is never on the command line, nor shown. */
export async function setSendToken({ target, secrets, terminal, texts, json }: SecretsWork): Promise<number> {
  if (!json) terminal.write(terminal.paint('dim', target.name));
  const token = await terminal.askSecret(texts.askSendToken);
  if (token === '') throw new CommandError('failed', texts.nothingTyped);
  if (!TOKEN.test(token) || token === SEND_TOKEN_PLACEHOLDER) throw new CommandError('failed', texts.notAToken);
  await secrets.write(target.outputs.SendTokenArn, token);
  terminal.write(json ? jsonText({ stored: true }) : terminal.paint('green', texts.sendTokenStored));
  return 0;
}

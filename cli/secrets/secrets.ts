import { openTarget, TARGET_OPTIONS } from '../target/target';
import { targetSecrets } from '../target/target-secrets';
import { type Command, CommandError } from '../terminal/command';
import { parseOptions } from '../terminal/parse-options';
import { rotateSecret } from './secrets-rotate';
import { setSendToken } from './secrets-set';
import { showSecrets } from './secrets-show';

const OPTIONS = {
  ...TARGET_OPTIONS,
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  leaked: { type: 'boolean', default: false },
} as const;

const ACTIONS = ['show', 'set send-token', 'rotate webhook', 'rotate credential'] as const;

/** Shows, sets and rotates the secrets of a stack or local run. */
export const secrets: Command = {
  name: 'secrets',
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions(args, OPTIONS, terminal.texts);
    const texts = terminal.texts.secrets;
    const action = ACTIONS.find((candidate) => candidate === positionals.join(' '));
    // What was typed may hold a secret: neither error repeats it.
    const [verb, what, surplus] = positionals;
    const hasToken = what?.startsWith('send-token=') || (what === 'send-token' && surplus !== undefined);
    if (verb === 'set' && hasToken) throw new CommandError('usage', texts.tokenInHistory);
    if (action === undefined) throw new CommandError('usage', verb === 'rotate' ? texts.rotateWhat : texts.whatToDo);
    if (values.leaked && !action.startsWith('rotate')) throw new CommandError('usage', texts.leakedOnlyRotates);
    const target = await openTarget(values, terminal);
    const work = { target, secrets: targetSecrets(target, terminal.texts), terminal, texts, ...values };
    if (action === 'show') return showSecrets(work);
    if (action === 'set send-token') return setSendToken(work);
    return rotateSecret(action === 'rotate webhook' ? 'webhook' : 'credential', work);
  },
};

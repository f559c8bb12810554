import { pseudonymWith } from '../../lambdas/shared/message/pseudonym';
import { givenJid } from '../target/given-jid';
import { openTarget, TARGET_OPTIONS } from '../target/target';
import { targetSecrets } from '../target/target-secrets';
import { type Command, CommandError } from '../terminal/command';
import { parseOptions } from '../terminal/parse-options';
import { jsonText } from '../terminal/steering';

const OPTIONS = { ...TARGET_OPTIONS, json: { type: 'boolean', default: false } } as const;

/** Gives what stands for a phone number in the logs. */
export const pseudonym: Command = {
  name: 'pseudonym',
  run: async (args, terminal) => {
    const texts = terminal.texts.pseudonym;
    const { values, positionals } = parseOptions(args, OPTIONS, terminal.texts);
    if (positionals.length === 0) throw new CommandError('usage', texts.noNumber);
    const chats = positionals.map((given) => ({ given, jid: givenJid(given) }));
    const unknown = chats.find(({ jid }) => jid === null);
    if (unknown !== undefined) throw new CommandError('usage', texts.notANumber(unknown.given));
    const target = await openTarget(values, terminal);
    const key = await targetSecrets(target, terminal.texts).read(target.outputs.PseudonymKeyArn);
    const pseudonymOf = pseudonymWith(key.value);
    const result = chats.map(({ given, jid }) => ({ chat: given, pseudonym: pseudonymOf(jid ?? '') }));
    if (values.json) terminal.write(jsonText(result));
    else for (const { pseudonym: line } of result) terminal.write(line);
    return 0;
  },
};

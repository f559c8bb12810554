import { target } from './target';

/** What `pseudonym` says, in English. */
export const pseudonym = {
  summary: 'what stands for a phone number in the logs',
  help: `Usage: ./whatz pseudonym <number>… [options]

The logs hold no phone numbers. Each line about a chat has the field "chat"
with its pseudonym, which only the key in Secrets Manager can make.
A number has its country code; a JID, such as that of a group, works too.

Options:
${target.help}
  --json             as JSON

Example:
  ./whatz pseudonym 5215550000101`,
  noNumber: 'Say whose: a phone number with its country code, such as 5215550000101.',
  notANumber: (given: string) => `"${given}" is no phone number with its country code, and no JID.`,
};

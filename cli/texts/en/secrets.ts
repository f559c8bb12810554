import type { StackOutputs } from '../../../lib/settings/stack-outputs';
import { target } from './target';

type Which = 'webhook' | 'credential';

/** What `secrets` says, in English. */
export const secrets = {
  summary: 'show, set and rotate the secrets',
  help: `Usage: ./whatz secrets <what> [options]

What:
  show               the address, secret and credential to paste into the
                     WhatzMeAPI panel. Exit code 1 while the send token is
                     not set
  set send-token     stores the token of the send API. Asks for it, or reads
                     it from standard input
  rotate webhook     makes a new signing secret, and prints it for the panel
  rotate credential  the same for what Authorization carries

Options:
  --leaked           with rotate: the present value is refused within 5
                     minutes instead of serving on while you paste the new one
  --yes              does not ask
  --json             as JSON
${target.help}

Examples:
  ./whatz secrets set send-token
  ./whatz secrets rotate webhook
  pass show whatzmeapi | ./whatz secrets set send-token`,
  whatToDo: 'Say what to do, with nothing behind it: show, set send-token, rotate webhook, rotate credential.',
  rotateWhat:
    'The signing secret or the credential? ./whatz secrets rotate webhook, or ./whatz secrets rotate credential. The send token is made in the WhatzMeAPI panel: store it with ./whatz secrets set send-token.',
  leakedOnlyRotates: '--leaked goes with rotate only.',
  url: 'URL',
  secret: 'Secret',
  authorization: 'Authorization',
  authorizationOf: (auth: StackOutputs['Auth'], credential: string | undefined) => {
    if (auth === 'bearer') return `Bearer ${credential}`;
    if (auth === 'basic') return `Basic, user and password: ${credential}`;
    if (auth === 'jwt') return `Bearer <JWT>, signed HS256 with: ${credential}`;
    return auth === 'none' ? 'none' : 'Bearer <JWT> of your issuer';
  },
  pasteThese: 'Paste these into the WhatzMeAPI panel:',
  sendTokenSet: 'The send token is set.',
  sendTokenMissing: `The send token is not set, so nothing is answered yet. Set it with: ./whatz secrets set send-token`,
  askSendToken: 'Send token (it is not shown): ',
  nothingTyped: 'Nothing was typed, and nothing was stored.',
  tokenInHistory:
    'The token does not go on the command line: it is in the history of your shell now. Make a new one in the panel, then run this without it, and paste it when asked.',
  notAToken: 'That is no token: it has no blanks and no letters with accents. Nothing was stored.',
  sendTokenStored: 'Stored. Messages that wait are answered within 15 minutes, new ones within about 30 seconds.',
  noCredentialUsed: (auth: StackOutputs['Auth']) =>
    `With auth "${auth}" no credential of ours is checked, so there is none to rotate.`,
  tooSoon: (since: Date, until: Date) =>
    `It was rotated on ${since.toLocaleString('en')}, and the value before that may still be in the panel. Wait until ${until.toLocaleString('en')}, or, if the present value has leaked, add --leaked.`,
  confirmRotate: (which: Which, target: string) =>
    `Make a new ${which === 'webhook' ? 'webhook secret' : 'credential'} in ${target}? [y/N]`,
  confirmLeaked: (which: Which, target: string) =>
    `Make a new ${which === 'webhook' ? 'webhook secret' : 'credential'} in ${target}, and refuse the present one? Until the new one is in the panel, webhooks are refused. [y/N]`,
  waiting: (seconds: number) => `Written. Until every function knows the new value: ${seconds} s`,
  rotated: (which: Which, value: string) => [
    `New ${which === 'webhook' ? 'secret' : 'credential'}, to paste into the WhatzMeAPI panel now:`,
    '',
    `  ${value}`,
    '',
  ],
  previousAccepted: (hours: number) => `The one before is accepted for ${hours} hours.`,
  previousWarned: 'An alarm tells you if the panel still uses it when a sixth of that time is left.',
  previousRefused: 'The one before is refused within 5 minutes.',
};

import { target } from './target';

/** How far the doctor's messages came. */
interface Progress {
  readonly taken: number;
  readonly repeated: number;
  readonly handled: number;
  readonly posts: number;
}

/** What `doctor` says, in English. */
export const doctor = {
  summary: 'check that everything works, from outside and inside',
  help: `Usage: ./whatz doctor [options]

Checks a deployment, and says how to mend what is wrong. It posts 20 signed
test messages that are never answered to anybody. Exit code 0 when all is well.

Options:
  --url <url>        posts to another address than the stack says, such as a
                     proxy before it
  --json             as JSON
${target.help}

Example:
  ./whatz doctor --stack WhatzWebhook-prod`,
  titles: {
    secrets: 'Secrets',
    tls: 'HTTPS',
    unsigned: 'Unsigned webhook',
    signed: 'Signed webhooks',
    arrivals: 'Last webhook',
    address: 'Address',
    queue: 'Queue',
    deadLetters: 'Dead letters',
    sendToken: 'Send token',
    alarmTopic: 'Alarms',
  },
  emptySecret: (arn: string) => `the secret ${arn} is empty`,
  mendEmptySecret: './whatz secrets rotate webhook   (or credential)',
  noSendToken: 'the send token is not set, so nothing is answered yet',
  mendSendToken: './whatz secrets set send-token',
  secretsSet: 'all set',
  noTls: 'a local run has none',
  tlsIs: (protocol: string, daysLeft: number) => `${protocol}, certificate good for ${daysLeft} days`,
  certificateEnds: (daysLeft: number) => `the certificate ends in ${daysLeft} days`,
  mendCertificate: 'In AWS Certificate Manager, see why it is not renewed: its DNS record must stay.',
  unreachable: (address: string, reason: string) => `${address} does not answer: ${reason}`,
  mendTls: 'Check your connection; with a domain of your own, its DNS record and certificate (output DomainTarget).',
  silent: (address: string) => `${address} takes the connection, and gives no answer within 10 s`,
  mendSilent: 'Check that the address is the right one; with a proxy before the webhook, that it passes requests on.',
  refused: 'refused with 401',
  answered: (status: number) => `answered ${status}`,
  mendStatus: {
    401: 'The secret was just rotated? Wait a minute and try again. Else deploy again, then: ./whatz secrets show',
    403: 'AWS WAF or allowedIps keeps this machine out. If that is meant, run the doctor from an allowed address.',
    404: 'The API is there, but not this path: deploy again with ./whatz deploy.',
    413: 'The request was taken for too large; deploy again with ./whatz deploy.',
    503: 'The webhook could not store it, or is throttled. See: ./whatz tail --since 10m',
    other: 'See: ./whatz tail --since 10m',
  },
  issuersTokens: 'only your issuer can make a JWT; send a message to the number to try it',
  posting: (done: number, all: number) => `posting ${done} of ${all}`,
  slow: (median: number, p99: number) => `200, but slow: median ${median} ms, slowest ${p99} ms of 2000`,
  mendSlow: 'Run it again: the first calls start the function. If it stays slow, see the alarm ApiSlowAnswers.',
  waitingForLogs: (handled: number, all: number) => `waiting for the processor: ${handled} of ${all}`,
  taken: (posts: number, median: number, p99: number) =>
    `${posts} taken and processed once each, the repeated one was noticed; median ${median} ms, slowest ${p99} ms`,
  handledTwice: (handled: number, posts: number) => `${handled} were processed, of ${posts}`,
  mendTwice: 'A message was processed twice. Please report it with the output of: ./whatz tail --since 10m --json',
  notHandled: ({ taken, repeated, handled, posts }: Progress) =>
    `after 90 s the logs know of ${taken} taken, ${handled} processed of ${posts}, ${repeated} of 1 repeated`,
  mendNotHandled: 'See what the processor says: ./whatz tail --since 10m   (and alarms of the processor)',
  repeatedNotSeen: (posts: number) =>
    `${posts} taken and processed once each; the line of the repeated one is not in the logs yet`,
  mendRepeatedNotSeen: 'Run it again.',
  lastArrival: (at: string) => `WhatzMeAPI’s last one came at ${at}, by the current secrets`,
  lastByPrevious: (at: string) => `WhatzMeAPI’s last one came at ${at}, by a secret of before a change`,
  mendPrevious: 'Before the old one ends, paste the new one into the panel: ./whatz secrets show',
  unsignedArrivals: (count: number) =>
    `${count} came with the right Authorization and without a signature, and none with both since`,
  mendUnsignedArrivals: 'The panel lacks the webhook secret. Paste it: ./whatz secrets show',
  noArrival: 'none of WhatzMeAPI’s in 7 days; send a message to the number to try it',
  noAccessLog: 'there is no access log here',
  nothingAstray: 'nothing of WhatzMeAPI’s went to another path',
  astray: (count: number, wanted: string, got: string) =>
    `${count} in 24 hours had an Authorization and went astray: to ${got}, instead of ${wanted}`,
  mendAstray: 'Copy the whole address into the panel again: ./whatz secrets show',
  waiting: (count: number) => `${count} waiting`,
  mendWaiting: 'If it does not shrink, see why sends fail: ./whatz tail   (or raise processorConcurrency)',
  noDeadLetters: 'none',
  deadLetters: (count: number) => `${count} could not be answered`,
  mendDeadLetters: './whatz dlq list',
  noAlarms: 'a local run has none',
  subscribed: (count: number) => `${count} subscribed`,
  pending: (count: number) => `${count} subscribed, but nobody has confirmed`,
  mendPending:
    'Open the e-mail of AWS Notifications (look in the spam folder) and confirm the subscription. It ends if nobody does.',
  ownerGivenUp: 'alarmEmail is not subscribed: nobody has confirmed in time, or somebody has unsubscribed',
  mendGivenUp: (command: string) => `Ask it again, with ./whatz deploy or with: ${command}`,
  nobodyTold: 'nobody is told',
  mendNobody: 'Set alarmEmail in cdk.json and run: ./whatz deploy',
  tokenRefused: (status: number) => `the send API refuses it (${status})`,
  tokenTaken: 'the send API takes it',
  tokenUnclear: (status: number) => `the send API answers ${status} to any token when there is no recipient`,
  mendTokenUnclear:
    'It cannot be told without sending. Write to the number from your own phone and see that it answers.',
  mendSendApi: 'Check sendApiUrl in cdk.json, and whether WhatzMeAPI has an incident.',
  well: 'All is well.',
  almostWell: (doubts: number) => `Nothing is wrong; ${doubts} to look at.`,
  unwell: (failures: number) => `${failures} to mend.`,
};

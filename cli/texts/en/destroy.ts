import { deployment } from './deployment';

/** What `destroy` says, in English. */
export const destroy = {
  summary: 'remove the webhook from your AWS account',
  help: `Usage: ./whatz destroy [options]

Removes the webhook from your AWS account with CDK. Before that it says what is
lost and what stays, and asks for the name of the stack.

Options:
${deployment.options}
  -y, --yes <stack>              asks nothing; its name, so that a script
                                 removes no other

Give the same -c options as for the deploy: they say which stack it is.`,
  noStack: (name: string, account: string, region: string) =>
    `There is no stack ${name} in account ${account}, ${region}. The same -c, --profile and --region as for the deploy find it.`,
  panelFirst: 'Take the address out of the WhatzMeAPI panel first: what comes in afterwards is lost.',
  lost: 'This is lost',
  data: (messages: number | undefined, deadLetters: number | undefined) => [
    `messages that wait for an answer: ${messages ?? 'they could not be counted'}`,
    `dead letters: ${deadLetters ?? 'they could not be counted'}`,
    'the memory of what was taken and answered',
  ],
  lostThings: [
    'the secrets, at once: CloudFormation leaves no time to bring them back',
    'all logs, alarms and the dashboard',
    'the address of the webhook; the next deploy has another, unless it is a domain of yours',
  ],
  howToKeep: [
    'To keep dead letters: ./whatz dlq archive',
    'To keep queues and table: ./whatz deploy -c keepData=true, then this again',
  ],
  stays: 'This stays',
  lastBackup: 'a last backup of the table, which DynamoDB keeps for 35 days (hashes, no texts; free)',
  stayingThings: [
    "API Gateway's account setting and its role for logs: other APIs of the region may need them",
    'the stack CDKToolkit, which other projects may use',
  ],
  question: (name: string) => `Type ${name} to remove it:`,
  isProtected: 'The stack is protected against deletion. Its name takes the protection away.',
  nobodyToAsk: (name: string) => `Nobody can be asked here. For a script: ./whatz destroy -y ${name}`,
  notThisStack: (given: string, name: string) =>
    `Nothing was removed: "${given}" was given, and the settings say ${name}. The -c options of the deploy say which stack it is.`,
  notDone: 'That is not its name. Nothing was removed.',
  removed: (name: string) => `\n${name} is removed.`,
};

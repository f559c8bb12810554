import { deployment } from './deployment';

/** What `destroy` says, in English. */
export const destroy = {
  summary: 'remove the webhook from your AWS account',
  help: `Usage: ./whatz destroy [options]

Removes the webhook from your AWS account with CDK. Before that it says what is
lost and what stays, and asks for the name of the stack.

Options:
${deployment.options}
  -y, --yes                      asks nothing

Give the same -c options as for the deploy: they say which stack it is.`,
  noStack: (name: string, account: string, region: string) =>
    `There is no stack ${name} in account ${account}, ${region}. The same -c, --profile and --region as for the deploy find it.`,
  panelFirst: 'Take the address out of the WhatzMeAPI panel first: what comes in afterwards is lost.',
  lost: 'This is lost',
  lostThings: (messages: number | undefined, deadLetters: number | undefined) => [
    `messages that wait for an answer: ${messages ?? 'they could not be counted'}`,
    `dead letters: ${deadLetters ?? 'they could not be counted'}`,
    'the memory of what was taken and answered, and all logs',
    'alarms, dashboard, and the address of the webhook; the next deploy has another, unless it is a domain of yours',
  ],
  stays: 'This stays',
  stayingThings: [
    'the secrets, in the recovery window of Secrets Manager (up to 30 days; free)',
    "API Gateway's account setting and its role for logs: other APIs of the region may need them",
    'the stack CDKToolkit, which other projects may use',
  ],
  question: (name: string) => `Type ${name} to remove it:`,
  notDone: 'That is not its name. Nothing was removed.',
  removed: (name: string) => `\n${name} is removed.`,
};

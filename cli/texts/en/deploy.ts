import type { MonthlyCost } from '../../../lib/cost/monthly-cost';
import { deployment, stacksPageOf } from './deployment';

/** What `deploy` says, in English. */
export const deploy = {
  summary: 'deploy the webhook to your AWS account',
  help: `Usage: ./whatz deploy [options]

Deploys the webhook to your AWS account with CDK. Before that it checks the
settings, says which account and region it goes to and what that costs, and
asks; it offers to prepare the account for CDK where that is still to be done.

Options:
${deployment.options}
  -y, --yes                      asks nothing, not even about permissions

CDK's own variables hold, too, such as CDK_APP=cdk.out for a template that
npm run synth has made.

Examples:
  ./whatz deploy
  ./whatz deploy -c stage=dev --profile my-profile --region us-east-1`,
  isNew: 'new',
  isUpdate: (status: string) => `is there (${status}), and will be updated`,
  isLeftover: (status: string) => `is left from a deploy that failed (${status}), and will be replaced`,
  cost: 'Cost',
  costs: ({ fixedUsd, fixedFreeTierUsd, perMillionMessagesUsd, priceRegion }: MonthlyCost) =>
    `about USD ${fixedUsd.toFixed(2)} a month (${fixedFreeTierUsd.toFixed(2)} less what is always free), and USD ${perMillionMessagesUsd.toFixed(2)} per million messages (prices of ${priceRegion}; ./whatz cost)`,
  alarms: 'Alarms',
  nobodyIsTold: 'nobody is told when something fails: "alarmEmail" in cdk.json is empty',
  lambda: 'Lambda',
  concurrency: (account: number) => `${account} functions at a time in the account`,
  concurrencyUnknown: 'how many functions may run at a time cannot be read; accountConcurrency of cdk.json counts',
  concurrencyIsLow: (account: number, processor: number, quotaPage: string) =>
    `This account may run ${account} functions at a time, and all that is in it shares them:
in a rush, webhooks would be turned away. processorConcurrency is ${processor} for now.
Ask for 1000, which costs nothing, and deploy again when you have them:
${quotaPage}`,
  apiLogs: 'API logs',
  logRoleReplaced: (role: string) => `this stack's log role takes the place of ${role}, for all APIs of the region`,
  question: 'Deploy? [y/N]',
  notDone: 'Nothing was deployed.',
  notBootstrapped: (account: string, region: string) =>
    `CDK needs a place for its files in account ${account}, ${region}, and there is none yet, or an old one. It is the stack
CDKToolkit: a bucket, a container registry and roles, which cost some cents a month. Once per account and region.`,
  bootstrapQuestion: 'Create it now (cdk bootstrap)? [y/N]',
  bootstrapYourself: (account: string, region: string) =>
    `Nothing was deployed. To prepare it yourself: npx cdk bootstrap aws://${account}/${region}`,
  bootstrapBroken: (status: string, region: string) =>
    `The stack CDKToolkit is in ${status}, and CDK cannot use it. Delete it and run this again: ${stacksPageOf(region)}`,
  deployed: 'Deployed.',
  webhookUrl: (url: string) => `  Webhook URL  ${url}`,
  domainTarget: (host: string) => `  Make your host name a CNAME of  ${host}`,
  dashboard: (url: string) => `  Dashboard    ${url}`,
  next: 'What to do now',
  pasteStep: (command: string) =>
    `Paste URL, secret and credential into the WhatzMeAPI panel. This shows all three:\n     ${command}`,
  tokenStep: (command: string) => `Store the token of the send API, if you have not yet:\n     ${command}`,
  emailStep: (address: string) =>
    `Open the link in the e-mail of AWS to ${address}, or no alarm reaches it. Only the first time.`,
  askedAgainStep: (address: string) =>
    `${address} was not subscribed any more, and was asked again: open the link in the e-mail of AWS, or no alarm reaches it.`,
  notSeenStep: (address: string, command: string) =>
    `See that alarms reach ${address}; whether it is subscribed cannot be read. This asks it again:\n     ${command}`,
  checkStep: (command: string) => `See whether all is well:\n     ${command}`,
};

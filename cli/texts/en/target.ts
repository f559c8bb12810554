/** What is said about the stack or local run that a command works with, in English. */
export const target = {
  help: `  --stack <name>     a deployed stack, such as WhatzWebhook-prod
  --local            the local run that is up in this project
  --region <region>  where the stack is                      (AWS_REGION)
                     Without --stack and --local: WHATZ_STACK, else the local
                     run that is up, else the stack of cdk.json. AWS_PROFILE
                     chooses the credentials.`,
  chatIsNumber:
    '--chat takes the pseudonym of a chat, and this is a phone number or a JID. Its pseudonym: ./whatz pseudonym <number>',
  badUrl: (address: string) => `--url is not an http(s) URL: ${address}`,
  clearText: (address: string) =>
    `--url must be https:// for another machine, or the credential could be read on the way: ${address}`,
  stackOrLocal: '--stack or --local, not both.',
  noLocalRun: 'No local run is up here. Start it with: ./whatz start',
  localRun: (url: string) => `local run ${url}`,
  localRunEnded: 'The local run has ended.',
  fellBackTo: (stack: string, problem: string) =>
    `No local run is up here (./whatz start starts one), so the stack of cdk.json was looked for, ${stack}. ${problem}`,
  noStack: (name: string, region: string, others: readonly string[]) =>
    `There is no stack ${name} in ${region}. ${
      others.length === 0
        ? 'Deploy it with: ./whatz deploy   (or say where it is: --stack, --region, AWS_PROFILE)'
        : `There is: ${others.join(', ')}   (--stack <name>)`
    }`,
  oldStack: (name: string, missing: readonly string[]) =>
    `The stack ${name} was deployed by an older version: it has no ${missing.join(', ')}. Update it with: ./whatz deploy`,
};

/** Page of the stacks of a region. */
export const stacksPageOf = (region: string) =>
  `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks`;

/** What `deploy` and `destroy` both say, in English. */
export const deployment = {
  noArguments: (argument: string) =>
    `There is nothing to name here, and "${argument}" was given. Stage and line are settings: -c stage=dev`,
  contextForm: (given: string) => `-c takes setting=value, as in -c stage=dev; it got "${given}".`,
  wrongSettings: 'Nothing was changed. Mend this and try again:',
  nothingBuilt: 'Nothing was built. Mend this and try again:',
  worthALook: 'Worth a look; nothing stops for it:',
  noCdkJson: (path: string) =>
    `${path} cannot be read, and the settings are in it. Bring it back with: git checkout cdk.json`,
  account: 'Account',
  region: 'Region',
  stack: 'Stack',
  cdkFailed: (code: number, stack: string, region: string) =>
    `CDK ended with ${code}; what it printed above says why. If the reason is not there, look at the events of ${stack}:
${stacksPageOf(region)}`,
  options: `  -c, --context <setting=value>  a setting for this time, as often as needed;
                                 it wins over cdk.json
  --profile <name>               an AWS profile                (AWS_PROFILE)
  --region <region>              an AWS region                 (AWS_REGION)`,
};

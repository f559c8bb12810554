/** What a call to AWS can come to that the person at the terminal can mend, in English. */
export const aws = {
  noCredentials: () =>
    'No AWS credentials were found. Sign in with: aws login   (or aws sso login, or aws configure; AWS_PROFILE chooses a profile)',
  badCredentials: () =>
    'AWS does not know these credentials. Check AWS_PROFILE, or sign in again as you did, with aws login, aws sso login or aws configure.',
  expired: () =>
    'The AWS credentials have expired. Sign in again as you did, with aws login, aws sso login or aws configure.',
  noRegion: () => 'No AWS region is set. Choose one, for example: export AWS_REGION=us-east-1',
  denied: (reason: string) => `These AWS credentials may not do this: ${reason}`,
  throttled: () => 'AWS is slowing us down (throttling). Wait a minute and try again.',
  unreachable: (reason: string) => `AWS cannot be reached: ${reason}. Check your connection and the region.`,
  other: (reason: string) => `AWS answered: ${reason}`,
};

/** Why the test can't go on, in a sentence that says what to do. */
export class DeploymentTestError extends Error {
  readonly code = 'DEPLOYMENT_TEST';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeploymentTestError';
  }
}

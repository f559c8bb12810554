/** The local run cannot start for a reason that one line explains. */
export class LocalStartError extends Error {
  override readonly name = 'LocalStartError';

  constructor(
    readonly code: 'port-in-use' | 'cannot-listen',
    readonly address: { readonly host: string; readonly port: number },
    options: { readonly cause: NodeJS.ErrnoException },
  ) {
    super(`cannot listen on ${address.host} port ${address.port}: ${options.cause.code}`, options);
  }
}

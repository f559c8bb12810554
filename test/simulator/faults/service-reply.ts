/** What a service answers: an HTTP status (200 by default) and a JSON body. */
export interface ServiceReply {
  readonly status?: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Id of the record of which a claim was replaced that nobody had ended. */
  readonly takesOver?: string;
}

/** An error in the form of the AWS JSON protocols. */
export function serviceError(status: number, type: string, more: Readonly<Record<string, unknown>> = {}): ServiceReply {
  return { status, body: { __type: type, message: type, ...more } };
}

/** The functions have begun to call something that the simulator does not know. */
export function unknownOperation(operation: string): never {
  throw new Error(`The simulator does not know the operation ${operation}`);
}

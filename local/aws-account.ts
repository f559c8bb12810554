import { randomBytes } from 'node:crypto';

/** Region that the emulators pretend to be in. */
export const LOCAL_REGION = 'us-east-1';

/** Account that the emulators pretend to be; fauxqs knows no other. */
export const LOCAL_ACCOUNT_ID = '000000000000';

/** Credentials that no cloud accepts, made anew in each process: the stand-ins that it starts admit nobody else. */
export const LOCAL_CREDENTIALS = { accessKeyId: randomBytes(16).toString('hex'), secretAccessKey: 'local' } as const;

/** `STACK_NAME` of both functions. */
export const LOCAL_STACK_NAME = 'local';

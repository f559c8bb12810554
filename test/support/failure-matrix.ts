import type { AwsFault } from './aws-stand-in';
import { INGEST_CIRCUMSTANCES, oddWebhooks } from './ingest-failures';
import type { KeySetAnswer } from './jwt-issuer';
import { sendPatiently } from './patient-sender';
import { AUTHORIZATIONS, type AuthorizationKind, customerWebhook } from './private-values';
import { customerMessage, ODD_DELIVERIES } from './processor-failures';
import type { WatchedFunctions } from './watched-functions';

/** How a webhook was answered, and how it must be. */
export interface NotedAnswer {
  readonly what: string;
  readonly status: number;
  readonly expected: number;
}

const KEY_SET_FAILURES: KeySetAnswer[] = ['unreachable', 'hangs', 'status 500', 'not JSON', 'not a set', 'redirect'];
const BROKEN: AwsFault = { error: 'ValidationException' };
const HOUR_MS = 3_600_000;

/** Drives every failure path of both functions, those of ingest with every kind of authorization. */
export async function driveFailures(functions: WatchedFunctions): Promise<NotedAnswer[]> {
  functions.sendApi.treat = ({ url = '' }) => ODD_DELIVERIES[url.split('/')[1] ?? '']?.treatment ?? { status: 200 };
  const deliveries = driveProcessor(functions);
  const doors: NotedAnswer[] = [];
  for (const kind of AUTHORIZATIONS) doors.push(...(await driveDoor(kind, functions)));
  // What hangs takes as long as the deadline; side by side it takes no longer.
  const ingest = AUTHORIZATIONS.map((kind) => driveIngest(kind, functions));
  const [, ...noted] = await Promise.all([deliveries, driveKeySet(functions), ...ingest]);
  return [...doors, ...noted.flat(), ...(await driveStaleSecrets(functions))];
}

/** Every credential and every odd webhook. */
async function driveDoor(kind: AuthorizationKind, functions: WatchedFunctions): Promise<NotedAnswer[]> {
  const post = await functions.ingest(`${kind}-door`, kind);
  const noted: NotedAnswer[] = [];
  for (const { what, authorizations, status: expected } of functions.credentials[kind]) {
    const status = await sendPatiently(post, { body: customerWebhook(what), authorizations }, expected);
    noted.push({ what: `${kind}: ${what}`, status, expected });
  }
  const authorizations = functions.goodCredential(kind);
  for (const { what, status: expected, ...webhook } of oddWebhooks()) {
    noted.push({
      what: `${kind}: ${what}`,
      status: await sendPatiently(post, { ...webhook, authorizations }, expected),
      expected,
    });
  }
  return noted;
}

/** A good webhook while something behind the function is wrong. */
async function driveIngest(kind: AuthorizationKind, functions: WatchedFunctions): Promise<NotedAnswer[]> {
  const authorizations = functions.goodCredential(kind);
  const posts = Object.entries(INGEST_CIRCUMSTANCES).map(async ([name, { status: expected, ...around }]) => {
    const what = `${kind}-${name}`;
    const post = await functions.ingest(what, kind, around);
    return {
      what,
      status: await sendPatiently(post, { body: customerWebhook(what), authorizations }, expected),
      expected,
    };
  });
  return Promise.all(posts);
}

async function driveKeySet(functions: WatchedFunctions): Promise<NotedAnswer[]> {
  const authorizations = functions.goodCredential('jwt-key-set');
  const posts = KEY_SET_FAILURES.map(async (keySet) => {
    const what = `key-set-${keySet}`;
    const post = await functions.ingest(what, 'jwt-key-set', { keySet });
    return { what, status: await post({ body: customerWebhook(what), authorizations }), expected: 503 };
  });
  return Promise.all(posts);
}

async function driveProcessor(functions: WatchedFunctions): Promise<void> {
  const deliveries = Object.entries(ODD_DELIVERIES).map(async ([name, { body, ...around }]) => {
    const deliver = await functions.processor(name, around);
    await deliver(body ?? customerMessage(name));
  });
  await Promise.all(deliveries);
}

/** Secrets that can't be read any more by a function that knows them. Last, because it moves the clock. */
async function driveStaleSecrets(functions: WatchedFunctions): Promise<NotedAnswer[]> {
  const faults: Partial<Record<string, AwsFault>> = {};
  const post = await functions.ingest('stale', 'bearer', { faults });
  const postWith = async (what: string, authorizations: readonly string[], expected: number) => {
    return {
      what,
      status: await sendPatiently(post, { body: customerWebhook(what), authorizations }, expected),
      expected,
    };
  };
  const fresh = await postWith('fresh', functions.goodCredential('bearer'), 200);
  faults.GetSecretValue = BROKEN;
  await functions.process.putClockAhead(HOUR_MS);
  const stale = await postWith('stale', functions.goodCredential('bearer'), 200);
  return [fresh, stale, await postWith('mismatch while stale', ['Bearer token-that-may-be-new'], 503)];
}

import { isJsonObject, memberAt } from '../message/json-object';

/** Most bytes of an answer that are read: a body that is longer, or compressed, must not fill the memory of the function. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** The text of an answer's body; null when it breaks off or is longer than 64 kB. The rest of it is let go. */
export async function readAnswer({ body }: Response): Promise<string | null> {
  const reader = body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new TextDecoder().decode(Buffer.concat(chunks));
      size += value.byteLength;
      if (size > MAX_ANSWER_BYTES) return null;
      chunks.push(value);
    }
  } catch {
    return null;
  } finally {
    // A connection is used again only when its body was read to the end; one that is not must be closed.
    reader.cancel().catch(() => undefined);
  }
}

/** What the body of a 2xx says. Gateways of this family report errors inside a 200. */
export type Confirmation =
  /** Taken. `sentId` is the id of the sent message, to which later delivery states refer. */
  { readonly isConfirmed: true; readonly sentId: string | undefined } | { readonly isConfirmed: false };

/** Reads the body of a 2xx: a send is confirmed by an empty one, or by JSON that does not say no. */
export function confirmationOf(body: string | null): Confirmation {
  if (body === null) return { isConfirmed: false };
  if (body.trim() === '') return { isConfirmed: true, sentId: undefined };
  try {
    const answer: unknown = JSON.parse(body);
    return saysNo(answer) ? { isConfirmed: false } : { isConfirmed: true, sentId: sentIdIn(answer) };
  } catch {
    return { isConfirmed: false };
  }
}

const SUCCESS_FLAGS = ['exito', 'success', 'ok'];

function saysNo(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.some(saysNo);
  if (!isJsonObject(answer)) return answer === false;
  return SUCCESS_FLAGS.some((name) => isFalse(answer[name])) || isError(answer.error) || isError(answer.errors);
}

function isFalse(flag: unknown): boolean {
  return flag === false || flag === 0 || (typeof flag === 'string' && flag.toLowerCase() === 'false');
}

/** A field for errors is often there without one. */
function isError(error: unknown): boolean {
  if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
  return Boolean(error) && !isFalse(error);
}

const PATHS_OF_ID = [['id'], ['messageId'], ['key', 'id'], ['idMensaje']];
/** No id is as long; what is must not fill the record. */
const MAX_ID_LENGTH = 256;

function sentIdIn(answer: unknown): string | undefined {
  const ids = PATHS_OF_ID.map((path) => memberAt(answer, path)).filter(
    (id) => (typeof id === 'string' && id !== '') || typeof id === 'number',
  );
  return ids.map(String).find((id) => id.length <= MAX_ID_LENGTH);
}

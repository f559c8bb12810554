import { MAX_BODY_BYTES } from '../../lambdas/shared/limits';

/** The body of a request: bytes, none, or one that just fits, or just does not. */
export type FuzzBody = Buffer | 'none' | 'largest' | 'too-large';

/** A body in an event, and the bytes that were posted. */
export interface WrittenBody {
  readonly bytes: Buffer;
  readonly body: string | null;
}

const START = '{"event":"messages.upsert","messages":[]}';

/** Writes the body as API Gateway does: in base64, or as text, in which there is nothing but UTF-8. */
export function writtenBody(body: FuzzBody, isBase64: boolean): WrittenBody {
  if (body === 'none') return { bytes: Buffer.alloc(0), body: null };
  if (typeof body === 'string') return padded(body, isBase64);
  const bytes = isBase64 ? body : Buffer.from(body.toString('utf8'));
  return { bytes, body: bytes.toString(isBase64 ? 'base64' : 'utf8') };
}

/** Made once each: they are large. */
const PADDED = new Map<string, WrittenBody>();

function padded(size: 'largest' | 'too-large', isBase64: boolean): WrittenBody {
  const key = `${size} ${isBase64}`;
  const known = PADDED.get(key);
  if (known !== undefined) return known;
  const bytes = Buffer.from(START.padEnd(MAX_BODY_BYTES + (size === 'largest' ? 0 : 1)));
  const made = { bytes, body: bytes.toString(isBase64 ? 'base64' : 'utf8') };
  PADDED.set(key, made);
  return made;
}

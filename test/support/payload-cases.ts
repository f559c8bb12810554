import { readFileSync } from 'node:fs';

export interface ExpectedMessage {
  readonly id: string;
  readonly kind: string;
  readonly text: string | null;
  readonly replyTo: string | null;
  readonly claimsId?: false;
  readonly choiceId?: string;
}

export interface PayloadCase {
  readonly name: string;
  readonly why: string;
  readonly body: unknown;
  /** Sent exactly, instead of the JSON of `body`. */
  readonly raw?: string;
  readonly inflate?: { readonly path: string; readonly fill: string; readonly length: number };
  /** Name of a case that was delivered before to the same store. */
  readonly after?: string;
  readonly expect: {
    readonly http: number;
    readonly messages: readonly ExpectedMessage[];
    readonly statuses: readonly { readonly id: string; readonly status: string }[];
    readonly deadLetters?: number;
  };
}

const file = new URL('../fixtures/payloads.json', import.meta.url);

/** Webhooks as they arrive in the field, with the outcome that each must have. */
export const payloadCases = JSON.parse(readFileSync(file, 'utf8')) as readonly PayloadCase[];

/** The exact text to post. */
export function bodyOf(payload: PayloadCase): string {
  return inflated(payload, jsonOf(payload));
}

/** The text to post before anything is inflated in it. */
export function jsonOf(payload: PayloadCase): string {
  return payload.raw ?? JSON.stringify(payload.body);
}

/** `json` with what the case inflates. */
export function inflated({ inflate }: PayloadCase, json: string): string {
  return inflate === undefined ? json : json.replace('<<inflate>>', inflate.fill.repeat(inflate.length));
}

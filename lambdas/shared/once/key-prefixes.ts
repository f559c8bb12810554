/**
 * How the keys of the table begin, before a `#`: each function has its own, and its role admits no others. `state` is how far
 * what we sent has got, `brake` whether sending pauses.
 */
export const KEY_PREFIXES = {
  ingest: { accepted: 'ingest', state: 'state' },
  processor: { replied: 'reply', brake: 'brake' },
} as const;

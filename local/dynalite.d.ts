declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** DynamoDB in memory; dynalite ships no types of its own. */
  export default function dynalite(options: { readonly createTableMs: number }): Server;
}

import type { ChildProcess } from 'node:child_process';

/** What a process printed, byte for byte, each stream by itself so that neither cuts a value of the other. */
export class CapturedOutput {
  /** Resolves with the exit code when everything is there. */
  readonly ended: Promise<number | null>;
  readonly #chunks: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };

  constructor(child: ChildProcess) {
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.on('data', (chunk: Buffer) => this.#chunks[name].push(chunk));
    }
    this.ended = new Promise((resolve) => {
      child.once('close', resolve);
    });
  }

  get stdout(): string {
    return Buffer.concat(this.#chunks.stdout).toString('utf8');
  }

  get stderr(): string {
    return Buffer.concat(this.#chunks.stderr).toString('utf8');
  }

  /** Both, one after the other. */
  get all(): string {
    return `${this.stdout}\n${this.stderr}`;
  }
}

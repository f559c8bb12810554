import { WEBHOOK_PATH } from '../../../lib/settings/webhook-path';
import type { IngestBundles } from '../bundles/ingest-bundles';
import { type BenchProcess, startBenchProcess } from '../measuring/child-process';
import { versionOf } from '../measuring/node-version';
import { median } from '../measuring/percentiles';
import { httpClient, type Post } from '../measuring/post';
import { signedMessage } from '../measuring/signed-message';
import { comparedRow, milliseconds, type Section, times } from '../measuring/table';

/** How the CPU per webhook is measured. */
export interface WarmCpuOptions {
  readonly bundles: Pick<IngestBundles, 'shipped' | 'bare'>;
  /** Rounds that count; one more warms up. */
  readonly rounds: number;
  /** Webhooks per round and candidate. */
  readonly requests: number;
  readonly node: string;
}

interface Candidate {
  readonly name: string;
  readonly server: BenchProcess<{ readonly origin: string }>;
  readonly post: Post;
  /** CPU milliseconds per webhook, one figure for each round. */
  readonly cpuMs: number[];
}

/** Requests under way at a time. */
const CONCURRENCY = 4;

/** Posts the same number of webhooks to each candidate in turns, and asks its process what CPU time that took. */
export async function measureWarmCpu({ bundles, rounds, requests, node }: WarmCpuOptions): Promise<Section> {
  const aws = await startBenchProcess<{ readonly environment: Record<string, string> }>('aws/aws-process.ts', { node });
  const env = aws.ready.environment;
  const candidates = await Promise.all([
    candidate('tutorial: Express, HMAC, JSON.parse, 200', 'warm/tutorial-server.ts', { env, node }),
    candidate('the AWS calls of the ingest function alone', 'warm/ingest-server.ts', {
      env,
      node,
      args: [bundles.bare],
    }),
    candidate('ingest function', 'warm/ingest-server.ts', { env, node, args: [bundles.shipped] }),
  ]);
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const measured of candidates) {
        const cpuMs = await cpuPerRequest(measured, `WARM${round}`, requests);
        if (round > 0) measured.cpuMs.push(cpuMs);
      }
    }
  } finally {
    await Promise.all([aws, ...candidates.map(({ server }) => server)].map((started) => started.close()));
  }
  return section(candidates, `Node ${await versionOf(node)}, median of ${rounds} rounds of ${requests}`);
}

async function candidate(
  name: string,
  file: string,
  options: Parameters<typeof startBenchProcess>[1],
): Promise<Candidate> {
  const server = await startBenchProcess<{ readonly origin: string }>(file, options);
  return { name, server, post: httpClient(`${server.ready.origin}${WEBHOOK_PATH}`), cpuMs: [] };
}

async function cpuPerRequest({ name, server, post }: Candidate, run: string, requests: number): Promise<number> {
  const messages = Array.from({ length: requests }, (_, index) => signedMessage(run, index)).values();
  const before = await cpuMicroseconds(server);
  const sendInTurn = async () => {
    for (const { body, headers } of messages) {
      const { status } = await post(body, headers);
      if (status !== 200) throw new Error(`${name} answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, sendInTurn));
  return ((await cpuMicroseconds(server)) - before) / requests / 1_000;
}

async function cpuMicroseconds(server: Candidate['server']): Promise<number> {
  return ((await server.ask('cpu')) as { readonly cpuMicroseconds: number }).cpuMicroseconds;
}

function section(candidates: readonly Candidate[], how: string): Section {
  const figures = candidates.map(({ name, cpuMs }) => ({ name, cpuMs: median(cpuMs) }));
  const base = figures[0]?.cpuMs ?? Number.NaN;
  const [, bare, ingest] = candidates;
  return {
    title: `Warm: CPU of the server process per webhook, ${how}`,
    rows: [
      ...figures.map(({ name, cpuMs }) => ({ what: name, figure: milliseconds(cpuMs), ratio: times(cpuMs, base) })),
      comparedRow('ingest function to its AWS calls alone', ingest?.cpuMs, bare?.cpuMs),
    ],
    notes: [
      'Warm: same client, same webhooks, in turns, all servers on `node:http`. The ingest function makes three AWS calls per webhook (claim, send, complete) and the tutorial’s endpoint none: it forgets a message when it crashes and answers a repeated one again. The second line makes these calls by the same SDK clients behind the same front, and does nothing else; the last line is the median of the rounds, each compared by itself. The AWS side is another process and not counted.',
    ],
  };
}

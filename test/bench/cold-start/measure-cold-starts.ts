import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { WEBHOOK_PATH } from '../../../lib/settings/webhook-path';
import { toApiGatewayEvent } from '../../../local/api-gateway-event';
import type { IngestBundles } from '../bundles/ingest-bundles';
import { startBenchProcess } from '../measuring/child-process';
import { versionOf } from '../measuring/node-version';
import { median } from '../measuring/percentiles';
import { signedMessage } from '../measuring/signed-message';
import { comparedRow, milliseconds, type Row, type Section, times } from '../measuring/table';

/** How cold starts are measured. */
export interface ColdStartOptions {
  readonly bundles: IngestBundles;
  /** Fresh processes for each candidate. */
  readonly runs: number;
  /** The Node to run them with. */
  readonly node: string;
}

interface ColdStart {
  readonly statusCode: number;
  /** From `import` to the module's end, its top-level `await` included. */
  readonly loadMs: number;
  /** From the start of the process to the first answer. */
  readonly answerMs: number;
}

const SCRIPT = fileURLToPath(new URL('first-request.mjs', import.meta.url));

/** Starts a fresh process per run and candidate, in turns so that all of them have the same noise. */
export async function measureColdStarts({ bundles, runs, node }: ColdStartOptions): Promise<Section> {
  const aws = await startBenchProcess<{ readonly environment: Record<string, string> }>('aws/aws-process.ts', { node });
  const eventFile = writeEvent(dirname(bundles.empty));
  const candidates = [bundles.empty, bundles.bare, bundles.shipped, bundles.unbundled] as const;
  const starts = new Map<string, ColdStart[]>(candidates.map((file) => [file, []]));
  try {
    for (let run = 0; run < runs; run += 1) {
      for (const file of candidates) {
        starts.get(file)?.push(await startCold(node, [file, eventFile], aws.ready.environment));
      }
    }
  } finally {
    await aws.close();
  }
  const figuresOf = (file: string, figure: (start: ColdStart) => number) => (starts.get(file) ?? []).map(figure);
  const medianOf = (file: string, figure: (start: ColdStart) => number) => median(figuresOf(file, figure));
  const answers = (file: string) => figuresOf(file, ({ answerMs }) => answerMs);
  return section(await versionOf(node), runs, {
    bare: medianOf(bundles.bare, ({ answerMs }) => answerMs),
    compared: comparedRow('shipped bundle to its AWS calls alone', answers(bundles.shipped), answers(bundles.bare)),
    empty: medianOf(bundles.empty, ({ answerMs }) => answerMs),
    shipped: medianOf(bundles.shipped, ({ answerMs }) => answerMs),
    shippedLoad: medianOf(bundles.shipped, ({ loadMs }) => loadMs),
    unbundled: medianOf(bundles.unbundled, ({ answerMs }) => answerMs),
    unbundledLoad: medianOf(bundles.unbundled, ({ loadMs }) => loadMs),
  });
}

/** A signed webhook: its first answer takes everything that a first webhook takes, secrets and all three AWS calls too. */
function writeEvent(folder: string): string {
  const { body, headers } = signedMessage('COLD', 0);
  const url = new URL(WEBHOOK_PATH, 'http://local');
  const rawHeaders = Object.entries(headers).flat();
  const event = toApiGatewayEvent({ method: 'POST', url, rawHeaders, body: Buffer.from(body), sourceIp: '127.0.0.1' });
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  return file;
}

async function startCold(
  node: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ColdStart> {
  const { stdout } = await promisify(execFile)(node, [SCRIPT, ...args], { env: { PATH: process.env.PATH, ...env } });
  const line = stdout.split('\n').find((candidate) => candidate.startsWith('measured '));
  const start = JSON.parse(line?.slice('measured '.length) ?? 'null') as ColdStart | null;
  if (start?.statusCode !== 200) throw new Error(`The first request was not answered 200:\n${stdout}`);
  return start;
}

interface Medians {
  readonly empty: number;
  readonly bare: number;
  readonly shipped: number;
  readonly shippedLoad: number;
  readonly unbundled: number;
  readonly unbundledLoad: number;
  readonly compared: Row;
}

function section(version: string, runs: number, medians: Medians): Section {
  const { empty, bare, shipped, shippedLoad, unbundled, unbundledLoad, compared } = medians;
  const rows: Row[] = [
    { what: 'empty handler', figure: milliseconds(empty), ratio: times(empty, empty) },
    { what: 'the AWS calls of the ingest function alone', figure: milliseconds(bare), ratio: times(bare, empty) },
    { what: 'shipped bundle', figure: milliseconds(shipped), ratio: times(shipped, empty) },
    { what: 'same code unbundled', figure: milliseconds(unbundled), ratio: times(unbundled, empty) },
    { what: 'of which loading: shipped bundle', figure: milliseconds(shippedLoad) },
    { what: 'of which loading: unbundled', figure: milliseconds(unbundledLoad) },
    compared,
  ];
  return {
    title: `Cold start: process start to first answer, Node ${version}, median of ${runs}`,
    rows,
    notes: [
      'Cold start: a fresh `node` process per run, in turns. The request is a signed webhook that is accepted: secrets are read and all three AWS calls made, against stand-ins in another process that answer at once. The empty handler answers 200 and does nothing else; the second line makes the same AWS calls by the same SDK clients, bundled by the same options, and nothing else. Lambda’s own share (placing and starting the sandbox) is not in it.',
    ],
  };
}

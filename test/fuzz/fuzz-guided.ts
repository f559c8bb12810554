import fc from 'fast-check';
import { seededRandom } from '../simulator/random';
import { type Block, BlockCoverage, type Executed } from './block-coverage';
import { pick } from './chance';
import { createTrial, type FuzzFailure, type FuzzOptions, type FuzzResult } from './fuzz-ingest';
import { fuzzRequests } from './inputs';
import { type MutationSource, mutate } from './mutate';
import { type FuzzRequest, inputOf } from './request';

/** What a search came to, and how much of the handler it reached. */
export interface MeasuredResult extends FuzzResult {
  readonly executed: Executed;
}

/** The same number of requests, found in two ways. */
export interface Comparison {
  /** Generated, each on its own. */
  readonly random: MeasuredResult;
  /** Mutations of those that reached something new. */
  readonly guided: MeasuredResult;
  /** How many of these the guided search kept. */
  readonly kept: number;
  /** Every block that either way has shown to be there. */
  readonly blocks: readonly Block[];
}

/** Where the next request comes from, and who is told when one reached something new. */
interface Strategy {
  readonly next: () => FuzzRequest;
  readonly onNew: (request: FuzzRequest) => void;
}

const FOLDER = '/lambdas/ingest/';
/** How often the guided search begins anew with a generated request, so that it does not stay with its first finds. */
const CHANCE_OF_A_NEW_ONE = 0.1;
const LATEST = 10;
const PROGRESS_EVERY = 1_000;

/**
 * Throws requests at the ingest handler and watches which blocks of its code they run through. Those that reach something
 * new are kept, and the next ones are mutations of them. Before that, for comparison, as many are thrown at it at random.
 */
export async function fuzzGuided(options: Omit<FuzzOptions, 'path'>): Promise<Comparison> {
  const coverage = new BlockCoverage(FOLDER);
  coverage.start();
  try {
    const random = await search(randomStrategy(options.seed), coverage, options);
    const { strategy, kept } = guidedStrategy(options.seed);
    const guided = await search(strategy, coverage, options);
    return { random, guided, kept: kept.length, blocks: coverage.blocks() };
  } finally {
    coverage.stop();
  }
}

function randomStrategy(seed: number): Strategy {
  const generated = generatedRequests(seed);
  return { next: () => generated.next().value, onNew: () => undefined };
}

function guidedStrategy(seed: number): { readonly strategy: Strategy; readonly kept: readonly FuzzRequest[] } {
  const generated = generatedRequests(seed);
  const kept: FuzzRequest[] = [];
  const source = { chance: seededRandom(seed), kept };
  const isNewWanted = () => kept.length === 0 || source.chance() < CHANCE_OF_A_NEW_ONE;
  const next = () => (isNewWanted() ? generated.next().value : mutate(parentOf(source), source));
  return { strategy: { next, onNew: (request) => void kept.push(request) }, kept };
}

/** Half of the time one of the latest finds, because what is behind them was not looked at yet. */
function parentOf({ kept, chance }: MutationSource): FuzzRequest {
  return pick(chance() < 0.5 ? kept : kept.slice(-LATEST), chance);
}

/** In slices, because all of them at once would not fit into memory. */
function* generatedRequests(seed: number): Generator<FuzzRequest, never> {
  for (let slice = seed; ; slice += 1) yield* fc.sample(fuzzRequests, { numRuns: 1_000, seed: slice });
}

async function search(
  { next, onNew }: Strategy,
  coverage: BlockCoverage,
  { runs, seed, onProgress, target }: Omit<FuzzOptions, 'path'>,
): Promise<MeasuredResult> {
  const seen = new Set<string>();
  let failure: FuzzFailure | null = null;
  coverage.take();
  coverage.harvest();
  const trial = await createTrial(target);
  for (let done = 1; done <= runs && failure === null; done += 1) {
    const request = next();
    const input = inputOf(request);
    const rule = await trial.run(input);
    const before = seen.size;
    for (const feature of coverage.take()) seen.add(feature);
    if (seen.size > before) onNew(request);
    if (rule !== null) failure = { input, rule, again: `--guided --seed ${seed} --runs ${runs}` };
    if (done % PROGRESS_EVERY === 0) onProgress?.(done);
  }
  return { ...trial.result(failure), executed: coverage.harvest() };
}

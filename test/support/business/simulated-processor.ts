import type { Context, SQSEvent } from 'aws-lambda';
import { DEFAULT_BACKOFF_BASE_MS } from '../../../lambdas/processor/backoff';
import { replyByRules } from '../../../lambdas/processor/choose-reply';
import { createProcessorHandler, type ProcessorHandler } from '../../../lambdas/processor/create-processor';
import { PROCESSOR_TIMEOUT_SECONDS, VISIBILITY_TIMEOUT_SECONDS } from '../../../lambdas/shared/limits';
import type { SendResult } from '../../../lambdas/shared/send/send-api';
import { MemoryBrakeStore } from '../memory-brake-store';
import { MemoryOnceStore } from '../memory-once';
import type { Agenda } from './agenda';
import { lambdaMetric } from './aws-metrics';
import type { Faults } from './faults';
import type { MetricTelemetry, Observations } from './metric-telemetry';
import type { SimulatedMessage, SimulatedQueue } from './simulated-queue';

const POLL_MS = 80;
const USUAL_SEND_MS = 400;
const LOOK_AGAIN_MS = 60_000;

/** What the processor is put into. */
export interface ProcessorSurroundings {
  readonly agenda: Agenda;
  readonly observations: Observations;
  readonly telemetry: MetricTelemetry;
  readonly faults: Faults;
  readonly queue: SimulatedQueue;
  readonly random: () => number;
  readonly onAccepted: () => void;
}

/** The processor function as it ships, behind what Lambda would have measured. */
export class SimulatedProcessor {
  readonly #surroundings: ProcessorSurroundings;
  readonly #handler: ProcessorHandler;
  readonly #delays = new Map<string, number>();
  #attempt = 1;
  #die: () => void = () => {};

  constructor(surroundings: ProcessorSurroundings) {
    const { agenda, telemetry, queue, random } = surroundings;
    this.#surroundings = surroundings;
    const lease = { forMs: PROCESSOR_TIMEOUT_SECONDS * 1_000, nowMs: agenda.nowMs };
    const once = new MemoryOnceStore().invocation(lease);
    this.#handler = createProcessorHandler({
      process: {
        chooseReply: replyByRules({ rules: [], fallback: 'Gracias' }),
        sendApi: { send: () => this.#send() },
        queue: {
          delay: async (records, delayMs) => {
            for (const { messageId } of records) this.#delays.set(messageId, delayMs);
          },
          deadLetter: async () => void queue.deadLettersAtMs.push(agenda.nowMs()),
        },
        backoff: { baseMs: DEFAULT_BACKOFF_BASE_MS, random },
        brakeStore: new MemoryBrakeStore(),
        telemetry,
        nowMs: agenda.nowMs,
      },
      onceFor: () => once,
    });
  }

  /** Lambda takes the message as soon as it can. */
  expect(message: SimulatedMessage, afterMs = POLL_MS): void {
    const { agenda } = this.#surroundings;
    agenda.at(agenda.nowMs() + afterMs, () => this.#receive(message));
  }

  async #receive(message: SimulatedMessage): Promise<void> {
    const { agenda, faults } = this.#surroundings;
    const startedAtMs = agenda.nowMs();
    if (faults.isProcessorStopped?.(startedAtMs)) return this.expect(message, LOOK_AGAIN_MS);
    message.receives.push(startedAtMs);
    this.#attempt = message.receives.length;
    const outcome = await this.#invoke(message);
    this.#measure(startedAtMs, outcome);
    const backInMs = outcome === 'crash' ? VISIBILITY_TIMEOUT_SECONDS * 1_000 : this.#delays.get(message.id);
    const backAtMs = agenda.nowMs() + (backInMs ?? 0);
    message.flights.push({ fromMs: startedAtMs, toMs: backAtMs });
    if (outcome === 'done') message.deletedAtMs = backAtMs;
    else this.expect(message, backAtMs - agenda.nowMs());
  }

  async #invoke({ id, body, sentAtMs }: SimulatedMessage): Promise<'done' | 'again' | 'crash'> {
    const attributes = { ApproximateReceiveCount: String(this.#attempt), SentTimestamp: String(sentAtMs) };
    const event = {
      Records: [{ messageId: id, receiptHandle: id, body, attributes, messageAttributes: {} }],
    } as unknown as SQSEvent;
    const context = { getRemainingTimeInMillis: () => PROCESSOR_TIMEOUT_SECONDS * 1_000 } as Context;
    this.#delays.delete(id);
    const death = new Promise<'crash'>((resolve) => {
      this.#die = () => resolve('crash');
    });
    const response = await Promise.race([this.#handler(event, context), death]);
    if (response !== 'crash') return response.batchItemFailures.length === 0 ? 'done' : 'again';
    this.#surroundings.telemetry.discard();
    return response;
  }

  #measure(startedAtMs: number, outcome: 'done' | 'again' | 'crash'): void {
    const { agenda, observations } = this.#surroundings;
    const { data } = observations;
    data.put(lambdaMetric('Processor', 'Duration'), startedAtMs, agenda.nowMs() - startedAtMs + 5);
    data.put(lambdaMetric('Processor', 'Errors'), startedAtMs, Number(outcome === 'crash'));
    data.put(lambdaMetric('Processor', 'Throttles'), startedAtMs, 0);
  }

  async #send(): Promise<SendResult> {
    const { agenda, faults, random, onAccepted } = this.#surroundings;
    const send = faults.send?.(agenda.nowMs(), this.#attempt);
    if (send === 'crash') {
      this.#die();
      return new Promise(() => {});
    }
    const { result, tookMs } = send ?? { result: { kind: 'accepted' }, tookMs: USUAL_SEND_MS * (0.7 + random()) };
    agenda.pass(Math.round(tookMs));
    if (result.kind === 'accepted') onAccepted();
    return result;
  }
}

import { ASSUMPTIONS } from '../../../lib/cost/assumptions';
import { type Arrival, FOOTPRINT_OF, PRICE_OF_OPERATION } from '../../../lib/cost/footprints';
import type { CountedCalls } from '../../bench/calls/call-counts';
import { billedCalls, countCalls } from '../../bench/calls/measure-calls';

const ARRIVALS: readonly Arrival[] = ['message', 'duplicate', 'status'];

let counted: CountedCalls;
beforeAll(async () => {
  counted = await countCalls(3, process.execPath);
});

test.each(ARRIVALS)('the calls that a %s takes are those that the cost table charges for', (arrival) => {
  expect(billedCalls(counted[arrival].calls)).toEqual(FOOTPRINT_OF[arrival].calls);
});

test('every operation that was counted has a price', () => {
  const operations = [counted.start, counted.message, counted.duplicate, counted.status].flatMap(({ calls }) =>
    Object.keys(billedCalls(calls)),
  );
  expect(operations).toContain('PutItem');
  expect(Object.keys(PRICE_OF_OPERATION)).toEqual(expect.arrayContaining(operations));
});

test('the secrets that are read at a start are those that the cost table charges for', () => {
  expect(counted.start.calls.GetSecretValue).toBe(ASSUMPTIONS.secretReadsPer5Minutes);
});

test.each(ARRIVALS)(
  'the log bytes that the cost table charges for a %s are not less than what was counted',
  (arrival) => {
    const { ingestLogBytes, processorLogBytes } = counted[arrival];
    const bytes = ingestLogBytes + processorLogBytes;
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(FOOTPRINT_OF[arrival].logBytes);
    expect(bytes).toBeGreaterThan(0.9 * FOOTPRINT_OF[arrival].logBytes);
  },
);

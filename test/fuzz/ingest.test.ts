import { fuzzIngest } from './fuzz-ingest';

test('no request makes the ingest handler fail, or gets in without signature and token', async () => {
  const { failure, statuses, queued } = await fuzzIngest({ runs: 10_000, seed: 20_261_122 });
  expect(failure).toBeNull();
  for (const status of [200, 401]) expect(statuses[status]).toBeGreaterThan(0);
  expect(queued).toBeGreaterThan(1_000);
});

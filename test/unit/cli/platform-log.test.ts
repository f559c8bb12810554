import { platformFields } from '../../../cli/target/platform-log';

test.each([
  ['2026-01-01T00:00:00Z 1a2b Task timed out after 5.00 seconds', 'function timed out', undefined],
  [{ time: 't', type: 'platform.report', record: { status: 'timeout' } }, 'function timed out', undefined],
  [
    { type: 'platform.report', record: { status: 'error', errorType: 'Runtime.ExitError' } },
    'function crashed',
    'Runtime.ExitError',
  ],
  [{ type: 'platform.runtimeDone', record: { status: 'failure' } }, 'function crashed', 'failure'],
  [
    { level: 'ERROR', message: { errorType: 'TypeError', errorMessage: 'to 5215550000101' } },
    'function crashed',
    'TypeError',
  ],
  [{ level: 'ERROR', errorType: 'TypeError', errorMessage: 'to 5215550000101' }, 'function crashed', 'TypeError'],
])('%j is told as "%s"', (line, message, error) => {
  const fields = platformFields(typeof line === 'string' ? line : JSON.stringify(line));
  expect(fields).toMatchObject({ level: 'ERROR', message });
  expect(fields?.error).toBe(error);
  expect(JSON.stringify(fields)).not.toContain('5215550000101');
});

test.each([
  'START RequestId',
  '{"type":"platform.report","record":{"status":"success"}}',
  '{"type":"platform.start","record":{}}',
  '{"_aws":{}}',
])('%s is nothing to tell', (line) => {
  expect(platformFields(line)).toBeUndefined();
});

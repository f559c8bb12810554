import { renderLogLine } from '../../../cli/terminal/log-line';
import { createPaint } from '../../../cli/terminal/paint';
import { textsIn } from '../../../cli/texts/texts';

const english = { paint: createPaint(false), texts: textsIn('en').localRun };
const render = (fields: Record<string, unknown>) => renderLogLine({ level: 'INFO', ...fields }, english);

test.each([
  [
    {
      message: 'webhook accepted',
      event: 'messages.upsert',
      accepted: 1,
      duplicates: 2,
      ignored: 0,
      quarantined: 0,
      durationMs: 12,
    },
    '✓ webhook     messages.upsert  1 accepted  2 duplicate  12 ms',
  ],
  [{ message: 'webhook ignored', event: 'presence.update' }, '· webhook     presence.update  ignored'],
  [{ message: 'webhook rejected', status: 401, reason: 'signature' }, '✗ webhook     401  signature'],
  [{ message: 'webhook deferred', status: 503, reason: 'in-progress' }, '↻ webhook     503  in-progress'],
  [
    { message: 'webhook failed', status: 503, reason: 'deadline', error: 'TimeoutError' },
    '✗ webhook     503  deadline  TimeoutError',
  ],
  [{ message: 'reply sent', messageKey: 'k', attempts: 1, timeToReplyMs: 1234 }, '✓ reply       k  attempt 1  1.2 s'],
  [{ message: 'reply skipped', messageKey: 'k', reason: 'group' }, '· no reply    k  group'],
  [
    { message: 'webhook accepted', event: 'messages.update', states: 'delivered read', accepted: 2 },
    '✓ webhook     messages.update  delivered read  2 accepted',
  ],
  [
    { message: 'send retry', messageKey: 'k', reason: 'http', status: 503, attempt: 2, delayMs: 5000 },
    '↻ retry       k  http  503  attempt 2  in 5.0 s',
  ],
  [
    { message: 'dead letter', messageKey: 'k', reason: 'send-rejected', status: 400, attempts: 1 },
    '✗ dead letter k  send-rejected  400  attempt 1',
  ],
  [
    { message: 'reply sent', number: '5215550000101', messageKey: '0123456789abcdef', attempts: 1 },
    '✓ reply       5215550000101 01234567  attempt 1',
  ],
])('%j is one readable line', (fields, line) => {
  expect(render(fields)).toBe(line);
});

test('an unknown message is shown from WARN on, with the name and message of its error', () => {
  const fields = { service: 'ingest', message: 'odd', error: { name: 'TypeError', message: 'no', stack: 'long' } };

  expect(render({ ...fields, level: 'WARN' })).toBe('! notice      ingest  odd  TypeError: no');
  expect(render(fields)).toBeUndefined();
});

test.each([
  ['en', 'send token refused', '! notice      the send API refused the send token  401'],
  ['es', 'send token refused', '! aviso       la API de envío rechazó el token de envío  401'],
  ['es', 'something new', '! aviso       processor  something new  401'],
] as const)('in %s an error "%s" is told in that language, if it is known', (language, message, line) => {
  const fields = { level: 'ERROR', service: 'processor', message, status: 401 };

  expect(renderLogLine(fields, { ...english, texts: textsIn(language).localRun })).toBe(line);
});

test('the line is Spanish when the texts are', () => {
  const spanish = { ...english, texts: textsIn('es').localRun };

  expect(renderLogLine({ level: 'INFO', message: 'webhook ignored', event: 'x' }, spanish)).toBe(
    '· webhook     x  ignorado',
  );
});

test('colour is there when it is wanted, and absent when it is not', () => {
  const fields = { level: 'INFO', message: 'webhook accepted', event: 'x' };

  expect(renderLogLine(fields, { ...english, paint: createPaint(true) })).toContain('\u001b[32m');
  expect(renderLogLine(fields, english)).not.toContain('\u001b');
});

test('a field from outside cannot steer the terminal', () => {
  expect(render({ message: 'webhook ignored', event: 'a\u001b[2Jb\nc\u202ed' })).toBe(
    '· webhook     a�[2Jb ⏎ c�d  ignored',
  );
});

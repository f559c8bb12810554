import { createConsoleView } from '../../../cli/start/console-view';
import { createPaint } from '../../../cli/terminal/paint';
import { textsIn } from '../../../cli/texts/texts';
import { messageKeyOf } from '../../../lambdas/shared/telemetry/log-keys';
import type { Problem } from '../../../lib/settings/problem';

function viewWithLines(numberOf: (messageKey: string) => string | undefined = () => undefined) {
  const lines: string[] = [];
  const view = createConsoleView({
    writeLine: (line) => lines.push(line),
    now: () => new Date(2026, 0, 2, 3, 4, 5),
    paint: createPaint(false),
    texts: textsIn('en'),
    numberOf,
  });
  return { view, lines };
}

test('a chat shows who wrote and what was answered', () => {
  const { view, lines } = viewWithLines();

  view.incoming({ id: 'A', from: '5215550000101', text: '"Hola"' });
  view.outgoing({ to: '5215550000101', text: '¡Hola!' });

  expect(lines).toEqual(['03:04:05    5215550000101 → "Hola"', '03:04:05    5215550000101 ← "¡Hola!"']);
});

test('a message whose webhook comes again is shown once', () => {
  const { view, lines } = viewWithLines();

  for (const id of ['A', 'A', 'B']) view.incoming({ id, from: '521', text: id });

  expect(lines.map((line) => line.at(-1))).toEqual(['A', 'B']);
});

test('dead letters and problems are one line each', () => {
  const { view, lines } = viewWithLines();

  view.deadLetter({ id: '1', reason: 'max-receive-count', key: 'message:A' });
  view.problem(new Error('first\nsecond'));

  expect(lines).toEqual([
    '03:04:05  ✗ dead letter message:A  max-receive-count',
    '03:04:05  ! local       Error: first ⏎ second',
  ]);
});

test('a line about a message whose number is known shows it, in the logs and for what SQS gave up', () => {
  const { view, lines } = viewWithLines((key) => (key === messageKeyOf('message:A') ? '5215550000101' : undefined));

  view.log({ level: 'INFO', message: 'reply sent', messageKey: messageKeyOf('message:A'), attempts: 1 });
  view.log({ level: 'INFO', message: 'reply sent', messageKey: messageKeyOf('message:B'), attempts: 1 });
  view.deadLetter({ id: '1', reason: 'max-receive-count', key: 'message:A' });

  expect(lines).toEqual([
    `03:04:05  ✓ reply       5215550000101 ${messageKeyOf('message:A').slice(0, 8)}  attempt 1`,
    `03:04:05  ✓ reply       ${messageKeyOf('message:B')}  attempt 1`,
    '03:04:05  ✗ dead letter 5215550000101  message:A  max-receive-count',
  ]);
});

const missing = (key: string): Problem => ({
  code: 'missing',
  where: { in: 'replies.json', path: [key] },
  values: {},
});

test('an edit of the replies is told: reloaded, gone, or one line for each problem', () => {
  const { view, lines } = viewWithLines();

  view.replies({ kind: 'reloaded', warnings: [] });
  view.replies({ kind: 'reloaded', warnings: [{ ...missing('rules'), code: 'noWayBack' }] });
  view.replies({ kind: 'missing' });
  view.replies({ kind: 'unusable', problems: [missing('rules'), missing('fallback')] });

  expect(lines.map((line) => line.slice('03:04:05  '.length))).toEqual([
    '✓ local       replies.json: reloaded',
    '✓ local       replies.json: reloaded',
    expect.stringMatching(/^! local {7}replies\.json: rules: makes the bot silent/),
    '! local       replies.json: the file is gone',
    '! local       replies.json: the previous replies serve on',
    '! local       replies.json: rules: is missing',
    '! local       replies.json: fallback: is missing',
    '! local       replies.json: the previous replies serve on',
  ]);
});

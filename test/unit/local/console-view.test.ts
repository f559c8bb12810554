import { createConsoleView } from '../../../local/console-view';
import { createPaint } from '../../../local/paint';
import { textsIn } from '../../../local/texts';

function viewWithLines() {
  const lines: string[] = [];
  const view = createConsoleView({
    writeLine: (line) => lines.push(line),
    now: () => new Date(2026, 0, 2, 3, 4, 5),
    paint: createPaint(false),
    texts: textsIn('en'),
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

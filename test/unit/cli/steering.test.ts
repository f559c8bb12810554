import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { showLetter } from '../../../cli/dlq/dlq-list';
import type { Command } from '../../../cli/terminal/command';
import { createPaint } from '../../../cli/terminal/paint';
import { printable } from '../../../cli/terminal/printable';
import { runCommandLine } from '../../../cli/terminal/run-command-line';
import { jsonText, writable } from '../../../cli/terminal/steering';
import { textsIn } from '../../../cli/texts/texts';
import { projectFile } from '../../../lib/settings/project-file';
import { fakeTerminal } from '../../support/fake-terminal';

/** Each by itself, so that none hides behind another. */
const STEERING: readonly string[] = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index),
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
].map((code) => String.fromCharCode(code));
const HARMLESS = 'Año ñandú, ¿sí? “Hola” 👋🏽👩‍👩‍👧 مرحبا שלום';
const isSteering = (text: string) => STEERING.filter((character) => text.includes(character));

test('JSON on a terminal steers nothing, and is the same value', () => {
  for (const character of STEERING) {
    const value = { [`a${character}`]: `b${character}c`, list: [character] };
    expect(isSteering(jsonText(value))).toEqual([]);
    expect(JSON.parse(jsonText(value, 2))).toEqual(value);
    expect(isSteering(jsonText(value, 2).replaceAll('\n', ''))).toEqual([]);
  }
  expect(jsonText({ text: HARMLESS })).toBe(JSON.stringify({ text: HARMLESS }));
});

test('a line of ours keeps its colours, tabs and line feeds, and nothing else that steers', () => {
  const painted = createPaint(true)('red', `uno\n\tdos ${HARMLESS}`);
  expect(writable(painted)).toBe(painted);
  for (const character of STEERING.filter((each) => !['\n', '\t'].includes(each))) {
    expect(writable(`a${character}b`)).toBe('a�b');
    expect(printable(`a${character}b`)).toBe('a�b');
  }
  expect(writable('\u001b[2J\u001b]0;title\u0007\u009b31m')).toBe('�[2J�]0;title��31m');
});

test('a dead letter that is shown steers nothing, whatever its customer wrote', async () => {
  const terminal = fakeTerminal();
  const body = STEERING.join('x');
  const letter = { id: 'a', messageId: 'a', receiptHandle: 'a', reason: 'other', sinceMs: 0, item: null, body };
  const unset = { status: undefined, attempts: undefined, lastFailure: undefined, copies: undefined };
  const left: (typeof letter & typeof unset)[] = [];
  const queue = { count: async () => 1, take: async () => left.splice(0), release: async () => undefined };
  const filter = { ids: ['a'], reason: undefined, chat: undefined, olderThanMs: undefined, newerThanMs: undefined };
  for (const json of [true, false]) {
    left.push({ ...letter, ...unset });
    await showLetter({ queue, filter, terminal, texts: textsIn('en').dlq, json });
  }
  expect(terminal.out).toHaveLength(2);
  for (const shown of terminal.out) {
    expect(isSteering(shown.replaceAll('\n', ''))).toEqual([]);
    expect(JSON.parse(shown)).toMatchObject({ body });
  }
});

test('no command prints anything that steers, not even in an error', async () => {
  const terminal = fakeTerminal();
  const spoken: string[] = [];
  const command: Command = {
    name: 'cost',
    run: async (_, { write, writeError, progress }) => {
      write('a\u009b2Jb');
      writeError('c\u202ed');
      progress('e\u007ff');
      return 0;
    },
  };
  const entry = { name: command.name, load: async () => command };
  await runCommandLine(['cost'], [entry], { ...terminal, progress: (text) => spoken.push(text) });
  expect([terminal.out, terminal.errors, spoken]).toEqual([['a�2Jb'], ['c�d'], ['e�f']]);
});

test('no other file of the command line makes JSON to look at', () => {
  const files = readdirSync(projectFile('cli'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const makers = files.filter((file) =>
    readFileSync(join(projectFile('cli'), file), 'utf8').includes('JSON.stringify'),
  );
  // The others are bodies of requests.
  expect(makers.sort()).toEqual([
    'doctor/check-webhook.ts',
    'start/banner.ts',
    'target/post-webhook.ts',
    'terminal/steering.ts',
  ]);
});

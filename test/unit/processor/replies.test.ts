import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { replyByRules } from '../../../lambdas/processor/choose-reply';
import { wordingOf } from '../../../lambdas/processor/normalise';
import { parseReplies } from '../../../lambdas/processor/replies';
import { RepliesError } from '../../../lambdas/processor/replies-error';
import type { MessageItem } from '../../../lambdas/shared/message/queue-message';

const fallback = 'no rule';
const shipped = JSON.parse(readFileSync(new URL('../../../replies.json', import.meta.url), 'utf8'));

function message(text: string | null): MessageItem {
  const content = { kind: 'text' as const, text, choiceId: null };
  const address = { remoteJid: '5215550000101@s.whatsapp.net', remoteJidAlt: null, senderPn: null };
  return { kind: 'message', key: 'message:A', group: 'g', receivedAtMs: 0, ...address, fromMe: 'no', content };
}

const OPEN = { isOpen: true };
const CLOSED = { isOpen: false };

function replyOf(replies: object, text: string | null, at = OPEN) {
  return replyByRules(parseReplies(replies))(message(text), at);
}

function answer(rule: object, text: string | null): string {
  return replyOf({ rules: [{ ...rule, text: 'fits' }], fallback }, text).text;
}

function problems(input: unknown) {
  try {
    parseReplies(input);
  } catch (error) {
    if (error instanceof RepliesError) return error.problems;
  }
  return [];
}

test.each([
  [{ equals: 'hola' }, 'Hola', 'fits'],
  [{ equals: 'hola' }, '  ¡HOLA!  ', 'fits'],
  [{ equals: 'buenos días' }, 'Buenos  dias.', 'fits'],
  [{ equals: 'manana' }, 'man\u0303ana', 'fits'],
  [{ equals: 'hola' }, 'hola a todos', fallback],
  [{ equals: ['a', 'b'] }, 'B', 'fits'],
  [{ equals: 'hola' }, 'hola 👋🏽', 'fits'],
  [{ equals: 'hola' }, '🇲🇽 ¡Hola! \u200e☀️', 'fits'],
  [{ equals: '👍' }, '👍', 'fits'],
  [{ equals: '👍' }, '¡👍!', 'fits'],
  [{ equals: '👍' }, 'hola', fallback],
  [{ contains: 'precio' }, '¿Me da el PRECIO?', 'fits'],
  [{ contains: 'precio' }, 'PRECIO', 'fits'],
  [{ contains: 'precio' }, 'te aprecio mucho', fallback],
  [{ contains: 'precio' }, 'los precios', fallback],
  [{ contains: 'precio', anywhere: true }, 'los precios', 'fits'],
  [{ contains: 'precio', anywhere: false }, 'los precios', fallback],
  [{ contains: 'cuánto cuesta' }, '¿y cuanto...cuesta?', 'fits'],
  [{ contains: 'cuánto cuesta' }, 'cuanto mas cuesta', fallback],
  [{ contains: '24/7' }, '¿abren 24/7?', 'fits'],
  [{ contains: '$' }, '¿son $200?', 'fits'],
  [{ contains: 'precio' }, 'costo', fallback],
  [{ contains: '👍' }, 'ok 👍', 'fits'],
  [{ startsWith: 'gracias' }, 'Gracias, muy amable', 'fits'],
  [{ startsWith: 'gracias' }, '🙏 ¡Gracias!', 'fits'],
  [{ startsWith: 'gracias' }, 'muchas gracias', fallback],
  [{ startsWith: 'no' }, 'noche de paz', fallback],
  [{ startsWith: '👍' }, '👍 va', 'fits'],
  [{ matches: '^\\d{5}$' }, '01000', 'fits'],
  [{ matches: '^\\d{5}$' }, '0100', fallback],
  [{ matches: 'ubicaci[oó]n|d[oó]nde' }, '¿DÓNDE están?', 'fits'],
  [{ contains: 'hola' }, null, fallback],
  [{ matches: '.*' }, null, fallback],
])('%j on %j', (rule, text, expected) => {
  expect(answer(rule, text)).toBe(expected);
});

test('a message is normalised once, however many rules look at it', () => {
  const words = Array.from({ length: 1_000 }, (_, index) => `palabra ${index}`);
  const rules = [
    { equals: words, text: 'no' },
    { contains: words, text: 'no' },
    { startsWith: words, text: 'no' },
    { matches: words.slice(0, 50), text: 'no' },
  ];
  const choose = replyByRules(parseReplies({ rules, fallback }));
  const normalize = jest.spyOn(String.prototype, 'normalize');
  try {
    expect(choose(message('¡Hola!'.repeat(500)), OPEN).text).toBe(fallback);
    expect(normalize).toHaveBeenCalledTimes(1);
  } finally {
    normalize.mockRestore();
  }
});

test.each([
  ['!'.repeat(1_000_000), ''],
  [`a${'!'.repeat(1_000_000)}a`, `a${'!'.repeat(1_000_000)}a`],
  [' ¡ \u{10100}Hola, ¿qué tal?\u{10100} … ', 'hola, ¿que tal'],
])('punctuation around a text is taken off in one pass, of case %#', (text, expected) => {
  expect(wordingOf(text).core === expected).toBe(true);
});

test('the first rule that fits answers', () => {
  const rules = [
    { contains: 'x', text: 'first' },
    { contains: 'x', text: 'second' },
  ];
  expect(replyOf({ rules, fallback }, 'x').text).toBe('first');
});

test('the replies that ship are usable and answer a greeting', () => {
  expect(replyOf(shipped, 'Hola').text).toMatch(/^¡Hola!/);
  expect(replyOf(shipped, 'zzz').text).toBe(shipped.fallback);
});

test.each([
  [{}, { waits: null }],
  [{ handoff: true }, { waits: 'handoff' }],
  [{ handoff: false }, { waits: null }],
  [{ silent: true }, { waits: null, silent: true }],
  [{ silent: false }, { waits: null, silent: false }],
  [
    { silent: false, handoff: true },
    { waits: 'handoff', silent: false },
  ],
])('a rule with %j answers with %j', (fields, expected) => {
  const replies = { rules: [{ equals: 'x', text: 'fits', ...fields }], fallback };
  expect(replyOf(replies, 'x')).toEqual({ text: 'fits', ...expected });
  expect(replyOf(replies, 'x', CLOSED)).toEqual({ text: 'fits', ...expected });
});

test.each([
  [{}, OPEN, { text: fallback, waits: 'fallback' }],
  [{}, CLOSED, { text: fallback, waits: 'fallback' }],
  [{ fallbackWaits: false }, OPEN, { text: fallback, waits: null }],
  [{ fallbackWaits: false }, CLOSED, { text: fallback, waits: null }],
  [{ closed: 'shut' }, OPEN, { text: fallback, waits: 'fallback' }],
  [{ closed: 'shut' }, CLOSED, { text: 'shut', waits: 'closed' }],
  [{ closed: 'shut', fallbackWaits: false }, CLOSED, { text: 'shut', waits: 'closed' }],
])('with %j, what no rule fits is answered at %j by %j', (fields, at, expected) => {
  for (const text of ['zzz', null]) expect(replyOf({ rules: [], fallback, ...fields }, text, at)).toEqual(expected);
});

test('every problem is listed, with its place', () => {
  const rules = [
    { equals: 'a', contains: 'b', text: 'two conditions' },
    { text: 'no condition' },
    { equals: 'a', text: '' },
    { matches: '(', text: 'x' },
    { equals: ['a', ''], text: 'x' },
    { contians: 'a', text: 'x' },
    { contains: [], text: 'x' },
    { equals: 7, text: 'x' },
    'rule',
    { equals: 'a', anywhere: true, text: 'x' },
    { contains: 'a', anywhere: 'yes', text: 'x' },
    { equals: 'a', text: 'x', silent: true, handoff: true },
    { equals: 'a', text: 'x', silent: 'yes', handoff: 1 },
  ];
  const given = { rules, fallback: ' ', fallbackWaits: 'no', closed: '', extra: 1 };
  expect(problems(given).map(({ path, code }) => [...path, code].join(' '))).toEqual([
    'rules 0 oneCondition',
    'rules 1 oneCondition',
    'rules 2 text empty',
    'rules 3 matches pattern',
    'rules 4 equals 1 word',
    'rules 5 contians unknownKey',
    'rules 6 contains emptyList',
    'rules 7 equals textOrTexts',
    'rules 8 object',
    'rules 9 anywhere',
    'rules 10 anywhere trueOrFalse',
    'rules 11 silentHandoff',
    'rules 12 handoff trueOrFalse',
    'rules 12 silent trueOrFalse',
    'fallback empty',
    'fallbackWaits trueOrFalse',
    'closed empty',
    'extra unknownKey',
  ]);
});

test.each([[null], [[]], ['text'], [{}]])('%j is no replies.json', (input) => {
  expect(problems(input)).not.toEqual([]);
});

import { parseReplies } from '../../../lambdas/processor/replies';
import { repliesWarnings } from '../../../lib/settings/replies-warnings';

const PROMISE = 'En breve te atendemos.';
const warnings = (replies: object) =>
  repliesWarnings(parseReplies({ rules: [], fallback: PROMISE, closed: PROMISE, ...replies })).map(
    ({ where, code, values }) => ({ at: where.path.join(' '), code, ...values }),
  );
const rule = (fields: object) => ({ equals: 'x', text: PROMISE, ...fields });
const WAY_BACK = rule({ text: 'x', silent: false });

test.each([
  ['a promise without handoff', { rules: [rule({})] }, 'rules 0 text', 'noHandoff'],
  ['a promise with handoff false', { rules: [rule({ handoff: false })] }, 'rules 0 text', 'noHandoff'],
  ['a promise in the second rule', { rules: [rule({ text: 'x' }), rule({})] }, 'rules 1 text', 'noHandoff'],
  ['a fallback that is an answer', { fallbackWaits: false }, 'fallback', 'fallbackIsAnswer'],
  ['a promise to whoever wants silence', { rules: [rule({ silent: true }), WAY_BACK] }, 'rules 0 text', 'silent'],
])('%s is named', (_what, replies, at, because) => {
  expect(warnings(replies)).toEqual([{ at, code: 'promise', phrase: 'En breve', because }]);
});

test.each([
  ['a promise with handoff', { rules: [rule({ handoff: true })] }],
  ['a rule that promises nothing', { rules: [rule({ text: 'Gracias por escribirnos' })] }],
  ['a fallback after which the customer waits', { fallbackWaits: true }],
  ['silence that can be ended', { rules: [rule({ text: 'x', silent: true }), WAY_BACK] }],
  ['an end of silence alone', { rules: [WAY_BACK] }],
])('%s is not', (_what, replies) => {
  expect(warnings(replies)).toEqual([]);
});

test('silence that the customer cannot end is named', () => {
  expect(warnings({ rules: [rule({ text: 'x', silent: true })] })).toEqual([{ at: 'rules 0', code: 'noWayBack' }]);
});

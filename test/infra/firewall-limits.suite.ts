import fc from 'fast-check';
import { MAX_BODY_BYTES } from '../../lambdas/shared/limits';
import { TOO_LARGE_CONTENT_LENGTH } from '../../lib/constructs/firewall/content-length';
import { synthesise } from '../support/synthesise';
import { answerOf, isMatchedBy, ruleOf } from './web-acl';

const template = synthesise();

describe('size rule', () => {
  const tooLarge = new RegExp(TOO_LARGE_CONTENT_LENGTH);
  const FIRST_TOO_LARGE = 4_200_000;

  test('answers as the function does', () => {
    expect(ruleOf(template, 'TooLarge').Statement.RegexMatchStatement.RegexString).toBe(TOO_LARGE_CONTENT_LENGTH);
    expect(answerOf(template, ruleOf(template, 'TooLarge').Action.Block)).toMatchObject({
      status: 413,
      body: { ok: false, error: 'the body is larger than 4 MB' },
    });
  });

  test('blocks nothing that the function would take', () => {
    expect(MAX_BODY_BYTES).toBeLessThan(FIRST_TOO_LARGE);
    fc.assert(fc.property(fc.nat(FIRST_TOO_LARGE - 1), (length) => !tooLarge.test(String(length))));
    expect(tooLarge.test(String(FIRST_TOO_LARGE - 1))).toBe(false);
  });

  test('blocks everything from there on, leading zeros or not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: BigInt(FIRST_TOO_LARGE), max: 10n ** 30n }), fc.nat(5), (length, zeros) =>
        tooLarge.test('0'.repeat(zeros) + String(length)),
      ),
    );
    expect(tooLarge.test(String(FIRST_TOO_LARGE))).toBe(true);
  });
});

describe('rule on empty hands', () => {
  const rule = ruleOf(template, 'EmptyHanded');
  const isBlocked = (headers: Record<string, string>) => isMatchedBy(rule.Statement, headers);

  test('blocks what has neither signature nor Authorization, with the answer of the function', () => {
    expect(isBlocked({})).toBe(true);
    expect(isBlocked({ 'content-type': 'application/json', 'x-hub-signature': 'sha256=00', cookie: 'a=b' })).toBe(true);
    expect(isBlocked({ 'x-signature': '', authorization: '' })).toBe(true);
    expect(answerOf(template, rule.Action.Block)).toMatchObject({
      status: 401,
      body: { ok: false, error: 'unauthorized' },
    });
  });

  test('lets the function see what has one of them, right or wrong', () => {
    expect(isBlocked({ 'x-signature': 'sha256=00' })).toBe(false);
    expect(isBlocked({ authorization: 'Bearer x' })).toBe(false);
    expect(isBlocked({ 'x-signature': '', authorization: 'Basic eDp5' })).toBe(false);
    expect(isBlocked({ 'x-signature': '00', authorization: '' })).toBe(false);
    expect(isBlocked({ 'x-signature': ' ', authorization: 'x' })).toBe(false);
  });
});

describe('rate rule', () => {
  const limitOf = (settings: Record<string, unknown>) =>
    ruleOf(synthesise(settings), 'TooMany').Statement.RateBasedStatement;

  test('by default lets in half of what throttling does', () => {
    expect(limitOf({ throttleRate: 7, throttleBurst: 11 })).toEqual({
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
      Limit: Math.floor((7 * 300 + 11) / 2),
    });
    expect(limitOf({ throttleRate: 1, throttleBurst: 1 }).Limit).toBeGreaterThanOrEqual(10);
    expect(limitOf({}).Limit).toBe((200 * 300 + 1_000) / 2);
  });

  test('can be set', () => {
    expect(limitOf({ wafRateLimit: '500' })).toMatchObject({ Limit: 500 });
  });

  test('answers 503 with Retry-After, so that a genuine sender tries again', () => {
    expect(answerOf(template, ruleOf(template, 'TooMany').Action.Block)).toEqual({
      status: 503,
      headers: [{ Name: 'Retry-After', Value: '30' }],
      type: 'APPLICATION_JSON',
      body: { ok: false, error: 'too many requests' },
    });
  });
});

import fc from 'fast-check';
import { MAX_BODY_BYTES } from '../../lambdas/shared/limits';
import { TOO_LARGE_CONTENT_LENGTH } from '../../lib/constructs/firewall/content-length';
import { synthesise } from '../support/synthesise';
import { answerOf, ruleOf } from './web-acl';

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

describe('rate rule', () => {
  const limitOf = (settings: Record<string, unknown>) =>
    ruleOf(synthesise(settings), 'TooMany').Statement.RateBasedStatement;

  test('by default lets in twice what throttling does', () => {
    expect(limitOf({ throttleRate: 7, throttleBurst: 11 })).toEqual({
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
      Limit: 2 * (7 * 300 + 11),
    });
    expect(limitOf({ throttleRate: 10_000, throttleBurst: 10_000 }).Limit).toBeLessThanOrEqual(2_000_000_000);
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

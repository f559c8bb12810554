import { MAX_QUEUED_TEXT_LENGTH } from '../../../lambdas/shared/limits';
import { encodeQueueMessage, type QuarantinedItem } from '../../../lambdas/shared/message/queue-message';
import { MADE_CREDENTIAL, MADE_REQUEST, MADE_SIGNATURE } from '../../fuzz/made-request';
import { inputOf } from '../../fuzz/request';
import { brokenRule } from '../../fuzz/rules';

const genuine = inputOf(MADE_REQUEST);
const forged = inputOf({ ...MADE_REQUEST, signatures: [{ ...MADE_SIGNATURE, by: 'other' }] });
const stranger = inputOf({ ...MADE_REQUEST, credentials: ['Bearer x'] });
const tooLarge = inputOf({ ...MADE_REQUEST, body: 'too-large' });
const largest = inputOf({ ...MADE_REQUEST, body: 'largest' });
const ofKeySet = (kid: 'own' | 'unknown', keySetRead: 'long-ago' | 'just-now') =>
  inputOf({
    ...MADE_REQUEST,
    auth: 'jwt-key-set',
    keySetRead,
    credentials: [{ ...MADE_CREDENTIAL, token: { ...MADE_CREDENTIAL.token, kid } }],
  });
const ofNewKey = ofKeySet('unknown', 'just-now');
const item: QuarantinedItem = {
  kind: 'quarantined',
  key: 'quarantine:a',
  group: 'a',
  receivedAtMs: 0,
  reason: 'no-event',
  payload: '{}',
};
const letter = encodeQueueMessage(item);

const answered = (statusCode: number, queued: readonly string[] = []) => ({
  response: { statusCode, body: JSON.stringify({ ok: statusCode === 200 }) },
  queued,
});

test.each([
  ['genuine and queued', genuine, answered(200, [letter])],
  ['forged', forged, answered(401)],
  ['without the token', stranger, answered(401)],
  ['of the largest size', largest, answered(200)],
  ['too large', tooLarge, answered(413)],
  ['of a key that may be new', ofNewKey, answered(503)],
  ['of a key that is none', ofNewKey, answered(401)],
])('what is %s and answered so breaks no rule', (_, input, outcome) => {
  expect(brokenRule(input, outcome)).toBeNull();
});

test.each([
  ['a 5xx', genuine, answered(503), 'answered 503'],
  ['a genuine one that is not read', genuine, answered(400), 'answered 400'],
  ['a genuine one of another type', genuine, answered(415), 'answered 415'],
  ['a 413 for what is not too large', largest, answered(413), 'answered 413'],
  ['one too large that is let in', tooLarge, answered(200), 'too large, and answered 200'],
  ['a token of no key that is let in', ofNewKey, answered(200), 'not genuine, and answered 200'],
  ['a 503 when the set may be read', ofKeySet('unknown', 'long-ago'), answered(503), 'answered 503'],
  ['a 503 for a key that is there', ofKeySet('own', 'just-now'), answered(503), 'answered 503'],
  ['a forged one that is let in', forged, answered(200), 'not genuine, and answered 200'],
  ['a forged one that is parsed', forged, answered(400), 'answered 400'],
  ['a stranger who is let in', stranger, answered(200), 'not genuine, and answered 200'],
  ['a genuine one that is refused', genuine, answered(401), 'genuine, and refused'],
  ['a queue message of a refused one', forged, answered(401, [letter]), 'answered 401, and something was queued'],
  ['a queue message that is none', genuine, answered(200, ['{}']), 'a queue message that cannot be read back'],
  [
    'a queue message that SQS refuses',
    genuine,
    answered(200, [encodeQueueMessage({ ...item, payload: 'x'.repeat(MAX_QUEUED_TEXT_LENGTH * 7) })]),
    'a queue message too large',
  ],
])('%s breaks a rule', (_, input, outcome, rule) => {
  expect(brokenRule(input, outcome)).toBe(rule);
});

test('an answer that says otherwise than its status breaks a rule', () => {
  const outcome = { response: { statusCode: 200, body: '{"ok":false}' }, queued: [] };
  expect(brokenRule(genuine, outcome)).toBe('200 with the body {"ok":false}');
});

test('one letter of a JSON Web Token changed is forged, unless it stands for the same bytes', () => {
  const verdictOf = (at: number, character: string) => {
    const credentials = [{ ...MADE_CREDENTIAL, damage: { at, how: 'replace' as const, character } }];
    return inputOf({ ...MADE_REQUEST, auth: 'jwt-secret', credentials }).verdict;
  };
  expect(verdictOf(0, 'e')).toBe('genuine');
  expect(verdictOf(3, '-')).toBe('forged');
  const [authorization = ''] =
    inputOf({ ...MADE_REQUEST, auth: 'jwt-secret' }).event.multiValueHeaders.authorization ?? [];
  const last = authorization.length - 'Bearer '.length - 1;
  const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
  const verdicts = LETTERS.map((letter) => verdictOf(last, letter));
  const count = (verdict: string) => verdicts.filter((other) => other === verdict).length;
  // A SHA-256 leaves 2 bits of its last letter unused.
  expect([count('genuine'), count('unclear'), count('forged')]).toEqual([1, 3, 60]);
});

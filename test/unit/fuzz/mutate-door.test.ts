import { AUTHS } from '../../fuzz/authorization';
import { MADE_REQUEST } from '../../fuzz/made-request';
import { mutatedDoor } from '../../fuzz/mutate-door';
import { inputOf } from '../../fuzz/request';
import { seededRandom } from '../../simulator/random';

const chance = seededRandom(20_261_125);
const mutated = Array.from({ length: 2_000 }, () => mutatedDoor(MADE_REQUEST, chance));
const inputs = mutated.map(inputOf);

test('mutations change the kind of authorization to every other', () => {
  expect(new Set(mutated.map(({ auth }) => auth))).toEqual(new Set(AUTHS));
});

test('mutations change the names of headers, double them, and take all of them away', () => {
  const headers = inputs.map(({ event }) => event.multiValueHeaders);
  const names = new Set(headers.flatMap((given) => Object.keys(given ?? {})));
  expect([...names].filter((name) => name.toLowerCase() === 'x-signature').length).toBeGreaterThan(10);
  expect(new Set([...names].map((name) => name.toLowerCase()))).toEqual(
    new Set(['x-signature', 'authorization', 'content-type']),
  );
  expect(headers).toContain(null);
  expect(headers).toContain(undefined);
  expect(mutated.map(({ credentials }) => credentials.length)).toEqual(expect.arrayContaining([0, 1, 2]));
});

test('mutations make some requests forged and leave others genuine', () => {
  const verdicts = inputs.map(({ verdict }) => verdict);
  expect(verdicts).toContain('forged');
  expect(verdicts).toContain('genuine');
});

test('one letter of a JSON Web Token changed is forged, unless it stands for the same bytes', () => {
  const ofDamage = (at: number, character: string) => {
    const damage = { at, how: 'replace' as const, character };
    const [credential] = MADE_REQUEST.credentials;
    if (typeof credential !== 'object') throw new Error('a credential that is not made');
    return inputOf({ ...MADE_REQUEST, auth: 'jwt-secret', credentials: [{ ...credential, damage }] });
  };
  const whole = ofDamage(0, 'e');
  expect(whole.verdict).toBe('genuine');
  expect(ofDamage(3, '-').verdict).toBe('forged');
  const [authorization = ''] = whole.event.multiValueHeaders.authorization ?? [];
  const last = authorization.length - 'Bearer '.length - 1;
  const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
  const verdicts = LETTERS.map((letter) => ofDamage(last, letter).verdict);
  const count = (verdict: string) => verdicts.filter((other) => other === verdict).length;
  // A SHA-256 leaves 2 bits of its last letter unused.
  expect([count('genuine'), count('unclear'), count('forged')]).toEqual([1, 3, 60]);
});

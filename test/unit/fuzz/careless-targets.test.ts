import type { APIGatewayProxyEvent } from 'aws-lambda';
import { WEBHOOK_SECRETS } from '../../fuzz/credentials';
import { fuzzIngest } from '../../fuzz/fuzz-ingest';
import { createIngestTarget, type FuzzOutcome, type IngestTarget } from '../../fuzz/ingest-target';
import { MADE_CREDENTIAL, MADE_REQUEST } from '../../fuzz/made-request';
import { type FuzzInput, inputOf } from '../../fuzz/request';
import { signatureOf } from '../../support/signed-webhook';

const LET_IN: FuzzOutcome = { response: { statusCode: 200, body: '{"ok":true}' }, queued: [] };
const REFUSED: FuzzOutcome = { response: { statusCode: 401, body: '{"ok":false}' }, queued: [] };
const RUNS = 10_000;

const handler = createIngestTarget();

function valuesOf({ event }: FuzzInput, wanted: string): string[] {
  const headers = Object.entries(event.multiValueHeaders ?? {});
  return headers.flatMap(([name, values]) => (name.toLowerCase() === wanted ? (values ?? []) : []));
}

function tokenPart(input: FuzzInput, index: 0 | 1): Record<string, unknown> {
  try {
    const [authorization = ''] = valuesOf(input, 'authorization');
    const part = authorization.split(/ +/)[1]?.split('.')[index] ?? '';
    return Object(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}

const isOfJwt = ({ auth }: FuzzInput) => auth === 'jwt-secret' || auth === 'jwt-key-set';
const isWellSigned = async (input: FuzzInput) =>
  (await handler({ ...input, auth: 'none' })).response.statusCode !== 401;

/** The handler, but for those that `isFooledBy` picks out, which get in when their signature is good. */
const fooledBy =
  (isFooledBy: (input: FuzzInput) => boolean): IngestTarget =>
  async (input) =>
    isFooledBy(input) && (await isWellSigned(input)) ? LET_IN : handler(input);

type Headers = [string, string[] | undefined][];

/** The handler, which gets other headers than were sent. */
const withHeaders =
  (change: (headers: Headers) => Headers): IngestTarget =>
  (input) => {
    const headers = change(Object.entries(input.event.multiValueHeaders ?? {}));
    const event = { ...input.event, multiValueHeaders: Object.fromEntries(headers) } as APIGatewayProxyEvent;
    return handler({ ...input, event });
  };

const isLowerCase = (name: string) => name === name.toLowerCase();
const NOT_GENUINE = expect.stringMatching(/^(Error: )?not genuine, and answered 200$/);

const CARELESS: readonly (readonly [string, IngestTarget, unknown])[] = [
  [
    'lets a token in whose alg is none',
    fooledBy((input) => isOfJwt(input) && tokenPart(input, 0).alg === 'none'),
    NOT_GENUINE,
  ],
  [
    'lets a token in that brings its own key',
    fooledBy((input) => isOfJwt(input) && 'jwk' in tokenPart(input, 0)),
    NOT_GENUINE,
  ],
  [
    'lets a token in by the key set whose alg is HS256',
    fooledBy((input) => input.auth === 'jwt-key-set' && tokenPart(input, 0).alg === 'HS256'),
    NOT_GENUINE,
  ],
  ['lets a token in for its claims', fooledBy((input) => isOfJwt(input) && 'iss' in tokenPart(input, 1)), NOT_GENUINE],
  ['asks for no credential', fooledBy((input) => valuesOf(input, 'authorization').length === 0), NOT_GENUINE],
  [
    'reads one of two names of a header only',
    withHeaders((headers) => [...new Map(headers.map(([name, values]) => [name.toLowerCase(), values]))]),
    NOT_GENUINE,
  ],
  [
    'reads names of headers in one case only',
    withHeaders((headers) => headers.filter(([name]) => isLowerCase(name))),
    'Error: genuine, and refused',
  ],
  [
    'does not know the secret of before the rotation',
    async (input) => {
      const { body, isBase64Encoded } = input.event;
      const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
      const before = signatureOf(bytes, WEBHOOK_SECRETS.previous);
      return valuesOf(input, 'x-signature').includes(before) ? REFUSED : handler(input);
    },
    'Error: genuine, and refused',
  ],
  [
    'puts tokens of unknown keys off for ever',
    (input) => handler({ ...input, keySetRead: 'just-now' }),
    'Error: answered 503',
  ],
  [
    'fails for want of headers',
    async (input) => {
      if (!input.event.multiValueHeaders) throw new TypeError('no headers');
      return handler(input);
    },
    'Error: threw TypeError: no headers',
  ],
];

test.each(CARELESS)(
  'a handler that %s is found out',
  async (_, target, rule) => {
    const { failure } = await fuzzIngest({ runs: RUNS, seed: 20_261_125, target });
    expect(failure?.rule).toEqual(rule);
  },
  60_000,
);

test.each(['none', 'bearer', 'basic', 'jwt-secret', 'jwt-key-set'] as const)(
  'with auth %s what is made right is let in, by the current and by the previous secret, and by no other',
  async (auth) => {
    const statusOf = async (by: 'current' | 'previous' | 'other') => {
      const input = inputOf({ ...MADE_REQUEST, auth, credentials: [{ ...MADE_CREDENTIAL, by }] });
      return [input.verdict, (await handler(input)).response.statusCode];
    };
    expect(await statusOf('current')).toEqual(['genuine', 200]);
    expect(await statusOf('previous')).toEqual(['genuine', 200]);
    expect(await statusOf('other')).toEqual(auth === 'none' ? ['genuine', 200] : ['forged', 401]);
  },
);

test('a token of a key that is not in the set is put off while the set was read a moment ago, and refused when not', async () => {
  const { token } = MADE_CREDENTIAL;
  const statusAfter = async (keySetRead: 'long-ago' | 'just-now') => {
    const credentials = [{ ...MADE_CREDENTIAL, token: { ...token, kid: 'unknown' as const } }];
    const input = inputOf({ ...MADE_REQUEST, auth: 'jwt-key-set', keySetRead, credentials });
    return [input.mayBePutOff, (await handler(input)).response.statusCode];
  };
  expect(await statusAfter('long-ago')).toEqual([false, 401]);
  expect(await statusAfter('just-now')).toEqual([true, 503]);
  expect(await statusAfter('long-ago')).toEqual([false, 401]);
});

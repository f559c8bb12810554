import { ACCESS_LOG_FORMAT } from '../../lib/constructs/access-log-format';
import replies from '../../replies.json' with { type: 'json' };
import { isAddress, isPersonal } from '../support/forbidden-values';
import { stringsIn } from '../support/json-strings';
import { logLinesIn, messagesOf } from '../support/log-lines';
import { sendPatiently } from '../support/patient-sender';
import { inflated, jsonOf, payloadCases } from '../support/payload-cases';
import { AUTHORIZATIONS } from '../support/private-values';
import { withSentinels } from '../support/sentinels';
import { WatchedFunctions } from '../support/watched-functions';

const corpus = payloadCases.map((payload) => ({ payload, marked: withSentinels(jsonOf(payload)) }));
const answers: { readonly name: string; readonly status: number; readonly expected: number }[] = [];
let functions: WatchedFunctions;

beforeAll(async () => {
  functions = await WatchedFunctions.start();
  functions.forbidden.addStringsOf(JSON.stringify(replies));
  await postCorpus();
  await deliverWhatWasStored();
  await functions.end();
});

/** Every case as it is and with sentinels; the kinds of authorization take turns. */
async function postCorpus(): Promise<void> {
  const posts = corpus.flatMap(({ payload, marked }) => {
    functions.forbidden.add('marked text', ...marked.sentinels);
    return [jsonOf(payload), marked.json].map((json) => ({ payload, body: inflated(payload, json) }));
  });
  for (const [turn, kind] of AUTHORIZATIONS.entries()) {
    const post = await functions.ingest(kind, kind);
    const authorizations = functions.goodCredential(kind);
    for (const { payload, body } of posts.filter((_, index) => index % AUTHORIZATIONS.length === turn)) {
      const expected = payload.expect.http;
      answers.push({
        name: payload.name,
        status: await sendPatiently(post, { body, authorizations }, expected),
        expected,
      });
    }
  }
}

async function deliverWhatWasStored(): Promise<void> {
  const deliver = await functions.processor('processor', {});
  const stored = functions.stored().filter(({ queue }) => queue === 'queue');
  for (const { body } of stored) await deliver(body);
}

test('every case was answered as it must be, with every kind of authorization', () => {
  expect(answers.filter(({ status, expected }) => status !== expected)).toEqual([]);
  expect(answers).toHaveLength(2 * payloadCases.length);
  expect(AUTHORIZATIONS.map((kind) => functions.stored(kind).length > 20)).toEqual(AUTHORIZATIONS.map(() => true));
  expect(functions.sendApi.accepted.length).toBeGreaterThan(100);
});

test('every text, name, number and address of the corpus is looked for', () => {
  const missing = corpus.flatMap(({ payload, marked }) => {
    const after = marked.sentinels.map((sentinel) => `${sentinel} `);
    const markedTexts = stringsIn(marked.json).flatMap(({ value }) =>
      after.includes(value.slice(0, 10)) ? [value.slice(10)] : [],
    );
    const strings = stringsIn(jsonOf(payload)).filter(isPersonal);
    return strings.filter(
      ({ value }) => !(isAddress(value) ? functions.forbidden.has(value) : markedTexts.includes(value)),
    );
  });
  expect(missing).toEqual([]);
  const expectedTexts = payloadCases.flatMap(({ expect: { messages } }) => messages.map(({ text }) => text ?? ''));
  const sentTexts = new Set(payloadCases.flatMap((payload) => stringsIn(jsonOf(payload)).map(({ value }) => value)));
  expect(expectedTexts.filter((text) => text !== '' && !sentTexts.has(text))).toEqual([]);
  expect(functions.forbidden.size).toBeGreaterThan(1_000);
});

test('no line of either stream, log or metric, has any of it', () => {
  const { all } = functions.process.output;
  // A busy machine may miss a deadline now and then, and tells of it.
  const usual = ['reply sent', 'reply skipped', 'webhook accepted', 'webhook ignored', 'webhook rejected'];
  expect(messagesOf(logLinesIn(all))).toEqual(expect.arrayContaining(usual));
  expect(all.includes('CloudWatchMetrics')).toBe(true);
  expect(all).toMatch(/"states":"[a-z ]+"/);
  expect(functions.forbidden.foundIn(all)).toEqual([]);
});

test('nor has any attribute of a dead letter', () => {
  const attributes = functions.deadLetterAttributes();
  for (const reason of ['not-json', 'not-an-object', 'no-event', 'wrong-shape']) expect(attributes).toContain(reason);
  expect(functions.forbidden.foundIn(attributes)).toEqual([]);
});

test('the access log has no body, header or query string', () => {
  const format = ACCESS_LOG_FORMAT.toString();
  expect(format).toContain('requestId');
  expect(format).not.toMatch(/body|header|querystring|authorization|userAgent|authorizer/i);
  expect(functions.forbidden.foundIn(format)).toEqual([]);
});

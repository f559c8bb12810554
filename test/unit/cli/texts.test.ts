import { textsIn } from '../../../cli/texts/texts';

/** The path of every text. */
function pathsIn(texts: object): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'object' && text !== null ? pathsIn(text).map((path) => `${name}.${path}`) : name,
  );
}

const LANGUAGES = ['en', 'es'] as const;
const URL_OF_RUN = 'http://127.0.0.1:3000/webhooks/whatz';

test.each([
  ['en', 'new ones within about 30 seconds'],
  ['es', 'los nuevos, en unos 30 segundos'],
] as const)('in %s a stored send token counts for new messages after what deploy.md says', (language, text) => {
  expect(textsIn(language).secrets.sendTokenStored).toContain(text);
});

test('what is said in one language is said in the other', () => {
  const english = pathsIn(textsIn('en'));
  expect(english).toContain('dlq.reasons.no-event');
  expect(english).toContain('localRun.messages.dead letter not stored');
  expect(pathsIn(textsIn('es')).toSorted()).toEqual(english.toSorted());
});

test.each(LANGUAGES)('in %s every sentence of an advice of the doctor starts with a capital', (language) => {
  const texts = textsIn(language).doctor;
  const statuses = Object.values(texts.mendStatus);
  const mends = Object.entries(texts).filter(([name, text]) => name.startsWith('mend') && typeof text === 'string');
  const advice = [...statuses, ...mends.map(([, text]) => String(text))].filter((text) => !text.startsWith('./whatz '));
  expect(advice.length).toBeGreaterThan(15);
  for (const text of advice) expect(text).toMatch(/^[¿A-ZÁÉÍÓÚ]/);
  for (const text of advice) expect(text).not.toMatch(/\p{L}[.?] \p{Ll}/u);
});

test('a question about a local run reads as a sentence in Spanish', () => {
  const question = textsIn('es').dlq.confirmRedrive(2, 0, textsIn('es').target.localRun(URL_OF_RUN));
  expect(question).toContain(`de la ejecución local ${URL_OF_RUN}`);
});

test('the note on prices says in both languages where their dates are', () => {
  const dates = { oldest: '2026-01-01', newest: '2026-02-01' };
  expect(textsIn('es').cost.notes(dates).join(' ')).toContain('lib/cost/prices.json tiene el mes de cada uno');
  expect(textsIn('en').cost.notes(dates).join(' ')).toContain('lib/cost/prices.json has the month of each');
});

import { readCdkJson, readProject } from '../../../../cli/deploy/project';
import { textsIn } from '../../../../cli/texts/texts';

const BROKEN = '{\n  "context": {\n    "alarmEmail": "you@example.com"\n    "runbookUrl": ""\n  }\n}';

test.each([
  ['en', 'cdk.json: line 4: is not JSON: is a comma missing before "runbookUrl":?'],
  ['es', 'cdk.json: línea 4: no es JSON: ¿falta una coma antes de "runbookUrl":?'],
] as const)('a slip in cdk.json is told with its line: %s', (language, problem) => {
  expect(() => readProject({ cdkJson: BROKEN, context: [] }, textsIn(language))).toThrow(problem);
});

test('a byte order mark, which Notepad writes, is no slip', () => {
  const cdkJson = '\ufeff{"context":{"whatz":{"stage":"dev"}}}';
  expect(readProject({ cdkJson, context: [] }, textsIn('en')).stackName).toBe('WhatzWebhook-dev');
});

test.each([
  [
    '"whats":{"stage":"dev"}',
    'unknown setting "whats"; did you mean "whatz"?',
    'no existe el ajuste "whats"; ¿quisiste decir "whatz"?',
  ],
  ['"foo":["a"]', 'unknown setting "foo"', 'no existe el ajuste "foo"'],
  ['"allowedIps":["192.0.2.1"]', '"allowedIps" belongs into "whatz"', '"allowedIps" va dentro de "whatz"'],
])('what stands beside our settings is no option of the command line: %s', (beside, english, spanish) => {
  const cdkJson = `{"context":{${beside},"@aws-cdk/core:flag":true}}`;
  const read = (language: 'en' | 'es') => () => readProject({ cdkJson, context: [] }, textsIn(language));
  expect(read('en')).toThrow(`again:\n  - cdk.json, "context": ${english}`);
  expect(read('es')).toThrow(`otra vez:\n  - cdk.json, "context": ${spanish}`);
});

test('a cdk.json that is not there is told with what brings it back', () => {
  expect(() => readCdkJson('/nowhere/cdk.json', textsIn('en'))).toThrow(
    '/nowhere/cdk.json cannot be read, and the settings are in it. Bring it back with: git checkout cdk.json',
  );
});

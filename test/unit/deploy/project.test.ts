import { readProject } from '../../../deploy/project';

const BROKEN = '{\n  "context": {\n    "alarmEmail": "you@example.com"\n    "runbookUrl": ""\n  }\n}';

test.each([
  ['en', 'cdk.json: line 4: is not JSON: is a comma missing before "runbookUrl":?'],
  ['es', 'cdk.json: línea 4: no es JSON: ¿falta una coma antes de "runbookUrl":?'],
] as const)('a slip in cdk.json is told with its line: %s', (language, problem) => {
  expect(() => readProject(BROKEN, [], language)).toThrow(problem);
});

test('a byte order mark, which Notepad writes, is no slip', () => {
  expect(readProject('\ufeff{"context":{"whatz":{"stage":"dev"}}}', [], 'en').stackName).toBe('WhatzWebhook-dev');
});

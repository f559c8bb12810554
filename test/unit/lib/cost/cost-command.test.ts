import { readFileSync } from 'node:fs';
import { cost } from '../../../../cli/cost/cost';
import { parseCostOptions } from '../../../../cli/cost/cost-options';
import { CommandError } from '../../../../cli/terminal/command';
import type { Language } from '../../../../cli/texts/language';
import { textsIn } from '../../../../cli/texts/texts';
import { projectFile } from '../../../../lib/settings/project-file';
import { fakeTerminal } from '../../../support/fake-terminal';

async function output(args: readonly string[], language: Language = 'en'): Promise<string> {
  const terminal = fakeTerminal({ language });
  expect(await cost.run(args, terminal)).toBe(0);
  return terminal.out.join('\n');
}

test('the table shows every part of the bill and both totals', async () => {
  const text = await output(['--messages', '1000000']);
  expect(text).toMatch(/API Gateway REST, requests +1000000 +3\.50/);
  expect(text).toMatch(/WAF, web ACL +1 +5\.00/);
  expect(text).toMatch(/without WAF +with WAF/);
  expect(text).toContain('Check them on the AWS pages');
});

test('it speaks Spanish to whose terminal does', async () => {
  expect(await output([], 'es')).toMatch(/Fijo por mes +cantidad/);
  expect(textsIn('es').cost.help).toContain('Uso: ./whatz cost');
});

test('--json gives the lines with the prices and what is assumed', async () => {
  expect(JSON.parse(await output(['--json', '--messages', '10']))).toMatchObject({
    traffic: { messages: 10, duplicates: 0, statuses: 0 },
    total: { withoutWaf: expect.any(Number), withWaf: expect.any(Number) },
    assumptions: { lambdaMemoryGb: 0.5 },
    prices: { sqsFifoRequest: { usd: 0.5 } },
  });
});

test('duplicates are a share and states a number for each reply', () => {
  expect(parseCostOptions(['--duplicates', '0.02', '--statuses', '3'], textsIn('en')).traffic).toEqual({
    messages: 1_000_000,
    duplicates: 0.02,
    statuses: 3,
  });
});

test.each([
  [['--messages', '0']],
  [['--messages', 'many']],
  [['--messages', '1.000']],
  [['--duplicates', '2']],
  [['--mesages', '1']],
  [['all']],
])('%j is a mistake in the command line', (args) => {
  expect(() => parseCostOptions(args, textsIn('en'))).toThrow(CommandError);
});

test.each([
  ['en', '--messages takes a number from 1 to 1000000000, without thousands separators, not "hola".'],
  ['es', '--messages lleva un número de 1 a 1000000000, sin separadores de miles, no "hola".'],
] as const)('a figure that is none is told in a sentence: %s', (language, sentence) => {
  expect(() => parseCostOptions(['--messages', 'hola'], textsIn(language))).toThrow(sentence);
});

test.each([
  ['docs/en/costs.md', 'en'],
  ['docs/es/costs.md', 'es'],
] as const)('%s shows the table that the command prints', async (document, language) => {
  const printed = await output(['--messages', '1000000'], language);
  const table = printed.slice(0, printed.lastIndexOf('\n\n'));
  expect(table.split('\n').length).toBeGreaterThan(25);
  expect(readFileSync(projectFile(document), 'utf8')).toContain(table);
});

test.each(['docs/en/costs.md', 'docs/es/costs.md'])('%s says what a million cost with their states', async (path) => {
  const [, variable] = /Variable, per million messages +([\d.]+)/.exec(await output(['--statuses', '3'])) ?? [];
  expect(readFileSync(projectFile(path), 'utf8')).toContain(` ${variable} `);
});

test.each([
  ['README.md', 'about USD 21 a month, 12 without the firewall, and USD 12 per million messages'],
  ['README.es.md', 'unos 21 USD al mes, 12 sin el firewall, y 12 USD por millón de mensajes'],
])('%s says about what it costs', async (path, sentence) => {
  const rounded = [...(await output([])).matchAll(/^(?:Fixed|Variable) +([\d.]+) +([\d.]+)$/gm)].flatMap(
    ([, withoutWaf, withWaf]) => [Number(withWaf).toFixed(), Number(withoutWaf).toFixed()],
  );
  expect(sentence.match(/\d+/g)).toEqual([rounded[2], rounded[3], rounded[0]]);
  expect(readFileSync(projectFile(path), 'utf8').replace(/\s+/g, ' ')).toContain(sentence);
});

test.each(['docs/en/deploy.md', 'docs/es/deploy.md'])('%s shows a deployment that costs what it does', async (path) => {
  const printed = await output([]);
  const [, month] = /^Fixed +[\d.]+ +([\d.]+)$/m.exec(printed) ?? [];
  const [, million] = /^Variable, per million messages +[\d.]+ +([\d.]+)$/m.exec(printed) ?? [];
  expect(readFileSync(projectFile(path), 'utf8')).toMatch(new RegExp(`USD ${month} .*USD ${million} `));
});

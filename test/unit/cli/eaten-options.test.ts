import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../../cli/commands';
import { eatenOptionsText, optionsEatenByNpm } from '../../../cli/terminal/eaten-options';
import { textsIn } from '../../../cli/texts/texts';

const folder = mkdtempSync(join(tmpdir(), 'whatz-npmrc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPTS = { start: [], deploy: [], whatz: [], cost: ['cost'] };

/** What npm 10 and 11 pass on and tell. */
function eaten(script: string, args: readonly string[], npm: NodeJS.ProcessEnv) {
  const command = COMMANDS.find(({ name }) => name === args[0]);
  const help =
    { start: textsIn('en').start.help, deploy: textsIn('en').deploy.help }[script] ??
    (command && textsIn('en')[command.name].help) ??
    '';
  return optionsEatenByNpm({ env: { npm_lifecycle_event: script, ...npm }, args, help, scripts: SCRIPTS });
}

test.each([
  ['whatz', ['secrets', 'rotate', 'webhook'], { leaked: 'true' }, 'npm run whatz -- secrets rotate webhook --leaked'],
  ['deploy', [], { call: 'stage=dev' }, 'npm run deploy -- -c stage=dev'],
  ['deploy', ['stage=dev'], { context: 'true' }, 'npm run deploy -- --context=stage=dev'],
  ['deploy', [], { yes: 'true' }, 'npm run deploy -- --yes'],
  ['deploy', ['shop', 'us-east-1'], { profile: 'true', region: 'true' }, 'npm run deploy -- --profile=… --region=…'],
  ['start', [], { tunnel: 'ngrok' }, 'npm start -- --tunnel=ngrok'],
  ['start', ['ngrok'], { tunnel: 'true' }, 'npm start -- --tunnel=ngrok'],
  ['start', [], { tunnel: 'true' }, 'npm start -- --tunnel'],
  ['cost', ['cost', '50'], { messages: 'true' }, 'npm run cost -- --messages=50'],
  ['whatz', ['dlq', 'redrive', 'x'], { reason: 'true' }, 'npm run whatz -- dlq redrive --reason=x'],
  ['whatz', ['simulate', 'message', '¿Qué?'], { text: 'true' }, "npm run whatz -- simulate message --text='¿Qué?'"],
  ['whatz', ['tail'], { follow: '' }, 'npm run whatz -- tail --no-follow'],
  ['whatz', ['simulate', 'message'], { token_description: 'T' }, 'npm run whatz -- simulate message --token=T'],
])('npm run %s with %j, and %j at npm, was meant as: %s', (script, args, kept, meant) => {
  const npm = Object.fromEntries(Object.entries(kept).map(([name, value]) => [`npm_config_${name}`, value]));

  expect(eaten(script, args, npm)?.meant).toBe(meant);
});

test.each<readonly [string, string, readonly string[], NodeJS.ProcessEnv]>([
  ['no option is missing', 'deploy', ['-c', 'stage=dev'], { npm_config_yes: '', npm_config_cache: '/c' }],
  ['an option was passed on', 'deploy', ['--yes'], { npm_config_yes: 'true' }],
  ['its short form was passed on', 'deploy', ['-y'], { npm_config_yes: 'true' }],
  ['npm runs another script', 'test', ['secrets'], { npm_config_leaked: 'true' }],
  ['npm does not run it', '', ['secrets'], { npm_config_leaked: 'true' }],
  ['the command has no such option', 'whatz', ['pseudonym', '52'], { npm_config_yes: 'true' }],
  ['a variable of the person sets it', 'deploy', [], { npm_config_yes: 'true', NPM_CONFIG_YES: 'true' }],
])('nothing was eaten where %s', (_what, script, args, npm) => {
  expect(eaten(script, args, npm)).toBeUndefined();
});

test('what a settings file of npm sets was not typed', () => {
  const file = join(folder, 'npmrc');
  writeFileSync(file, '; mine\nyes=true\n//registry.example.com/:_authToken=x\n');
  const env = { npm_config_yes: 'true', npm_config_profile: 'shop' };

  expect(eaten('deploy', [], { ...env, npm_config_userconfig: file })?.options).toEqual(['--profile']);
  expect(eaten('deploy', [], { ...env, npm_config_userconfig: join(folder, 'none') })?.options).toEqual([
    '--profile',
    '--yes',
  ]);
});

test('it says what to type, in both languages', () => {
  const options = { options: ['--leaked'], meant: 'npm run whatz -- secrets rotate webhook --leaked' };

  expect(eatenOptionsText(options, 'en')).toBe(
    'Nothing was done: npm kept --leaked for itself, because a -- before it is missing. Type: npm run whatz -- secrets rotate webhook --leaked',
  );
  expect(eatenOptionsText(options, 'es')).toBe(
    'No se hizo nada: npm se quedó con --leaked, porque falta un -- antes. Escribe: npm run whatz -- secrets rotate webhook --leaked',
  );
  expect(eatenOptionsText({ options: ['-c'], meant: 'npm run deploy -- -c line=x' }, 'en')).toContain(
    'repeat them all',
  );
});

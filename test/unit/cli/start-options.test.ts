import { parseStartOptions } from '../../../cli/start/start-options';
import { textsIn } from '../../../cli/texts/texts';

const texts = textsIn('en');

test('without arguments it runs without a tunnel', () => {
  expect(parseStartOptions([], texts)).toBeUndefined();
});

test.each([
  [['--tunnel'], 'any'],
  [['--tunnel=cloudflared'], 'cloudflared'],
  [['--tunnel=ngrok'], 'ngrok'],
])('%j asks for a tunnel: %s', (args, tunnel) => {
  expect(parseStartOptions(args, texts)).toBe(tunnel);
});

test.each([
  ['--tunel', 'There is no option --tunel. Did you mean --tunnel?'],
  ['--tunnels=ngrok', 'There is no option --tunnels. Did you mean --tunnel?'],
  ['--tunnel=', '--tunnel takes cloudflared or ngrok, not "".'],
  ['--tunnel=localtunnel', '--tunnel takes cloudflared or ngrok, not "localtunnel".'],
  ['ngrok', '"ngrok" is one word too many.'],
])('%s is not understood', (argument, message) => {
  expect(() => parseStartOptions(['--tunnel', argument], texts)).toThrow(
    expect.objectContaining({ code: 'usage', message }),
  );
});

import { parseStartOptions } from '../../../cli/start/start-options';

test('without arguments it runs without a tunnel', () => {
  expect(parseStartOptions([])).toEqual({ kind: 'run', tunnel: undefined });
});

test.each([
  [['--tunnel'], 'any'],
  [['--tunnel=cloudflared'], 'cloudflared'],
  [['--tunnel=ngrok'], 'ngrok'],
])('%j asks for a tunnel: %s', (args, tunnel) => {
  expect(parseStartOptions(args)).toEqual({ kind: 'run', tunnel });
});

test.each([['--help'], ['-h']])('%s asks for help, whatever else is there', (argument) => {
  expect(parseStartOptions(['--tunnel', argument])).toEqual({ kind: 'help' });
});

test.each([['--tunel'], ['--tunnel='], ['--tunnel=localtunnel'], ['--tunnels=ngrok'], ['ngrok']])(
  '%s is not understood',
  (argument) => {
    expect(parseStartOptions(['--tunnel', argument])).toEqual({ kind: 'wrong', argument });
  },
);

import { TUNNEL_PROGRAMS, type TunnelName } from '../../../cli/start/tunnel-programs';

function read(name: TunnelName, line: string) {
  return TUNNEL_PROGRAMS.find((program) => program.name === name)?.read(line);
}

test('each is told where to lead to on this machine', () => {
  for (const program of TUNNEL_PROGRAMS) {
    expect(program.args('http://127.0.0.1:4000')).toContain('http://127.0.0.1:4000');
  }
});

test('a config file of cloudflared does not reach the quick tunnel', () => {
  expect(TUNNEL_PROGRAMS[0]?.args('http://127.0.0.1:4000').join(' ')).toContain('--config /dev/null');
});

// What version 2025.5.0 prints.
test('cloudflared gives its address in a box', () => {
  const line =
    '2025-05-08T20:24:34Z INF |  https://pda-cameron-emirates.trycloudflare.com                            |';

  expect(read('cloudflared', line)).toEqual({
    kind: 'address',
    origin: 'https://pda-cameron-emirates.trycloudflare.com',
  });
});

test.each([
  '2025-05-08T20:24:28Z INF Thank you for trying Cloudflare Tunnel. … https://developers.cloudflare.com/cloudflare-one/connections',
  '2025-05-08T20:24:28Z INF Requesting new quick Tunnel on trycloudflare.com...',
  '2025-05-08T20:24:34Z ERR Configuration file /dev/null was empty',
  '2025-05-08T20:24:35Z INF Registered tunnel connection connIndex=0 location=lax08 protocol=quic',
  'https://words.trycloudflare.com.example.com',
])('cloudflared says nothing of interest in: %s', (line) => {
  expect(read('cloudflared', line)).toEqual({ kind: 'other' });
});

test('an address that cloudflared failed to ask is the reason, and not the address', () => {
  const line = 'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: no such host';

  expect(read('cloudflared', line)).toEqual({ kind: 'problem', reason: line });
});

test('an error of cloudflared is told without time and level', () => {
  const line = '2026-05-29T09:25:34Z ERR Error unmarshaling QuickTunnel response: error code: 1015';

  expect(read('cloudflared', line)).toEqual({
    kind: 'problem',
    reason: 'Error unmarshaling QuickTunnel response: error code: 1015',
  });
});

test('ngrok gives its address when the tunnel has started', () => {
  const started = {
    addr: 'http://127.0.0.1:4000',
    lvl: 'info',
    msg: 'started tunnel',
    name: 'command_line',
    obj: 'tunnels',
    t: '2026-09-26T10:00:00Z',
    url: 'https://ab12-203-0-113-7.ngrok-free.app',
  };

  expect(read('ngrok', JSON.stringify(started))).toEqual({ kind: 'address', origin: started.url });
});

test.each([
  '{"lvl":"info","msg":"no configuration paths supplied","t":"2026-09-26T10:00:00Z"}',
  '{"addr":"127.0.0.1:4040","lvl":"info","msg":"starting web service","obj":"web"}',
  '{"lvl":"info","msg":"join connections","obj":"join","r":"203.0.113.7:51234"}',
  '{"lvl":"info","msg":"started tunnel","url":"tcp://2.tcp.ngrok.io:19757"}',
  'no JSON',
  '[]',
])('ngrok says nothing of interest in: %s', (line) => {
  expect(read('ngrok', line)).toEqual({ kind: 'other' });
});

test('the reason that ngrok gives is told with its code, and without the token that it repeats', () => {
  const line = JSON.stringify({
    err: 'authentication failed: The authtoken you specified does not look like a proper ngrok authtoken.\nYour authtoken: a-secret\n\n\nERR_NGROK_105\r\n',
    lvl: 'eror',
    msg: 'session closing',
  });

  expect(read('ngrok', line)).toEqual({
    kind: 'problem',
    reason:
      'authentication failed: The authtoken you specified does not look like a proper ngrok authtoken. (ERR_NGROK_105)',
  });
});

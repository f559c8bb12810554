import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { bannerLines, curlLine } from '../../../cli/start/banner';
import { createPaint } from '../../../cli/terminal/paint';
import { textsIn } from '../../../cli/texts/texts';

test('the curl line, run by a shell, posts a body that it signed', () => {
  const line = curlLine({
    url: 'http://127.0.0.1:1/webhooks/whatz',
    secret: "it's $ecret",
    token: 't',
    messageId: 'ID1',
    from: '5215550000101',
  });
  const printArguments = `curl() { for argument; do printf '%s\\0' "$argument"; done; }; ${line}`;

  const args = execFileSync('bash', ['-c', printArguments], { encoding: 'utf8' }).split('\0');
  const body = args[args.indexOf('--data-binary') + 1] ?? '';

  expect(JSON.parse(body).messages[0].key.id).toBe('ID1');
  expect(args).toContain(`X-Signature: sha256=${createHmac('sha256', "it's $ecret").update(body).digest('hex')}`);
  expect(args).toContain('Authorization: Bearer t');
  expect(args).toContain('http://127.0.0.1:1/webhooks/whatz');
});

interface Given {
  readonly sendsToPeople: boolean;
  readonly warnings: readonly string[];
  readonly hasTunnel?: boolean;
}

function banner(given: Given) {
  return bannerLines({
    hasTunnel: false,
    ...given,
    url: 'http://127.0.0.1:3000/webhooks/whatz',
    secret: 's',
    token: 't',
    sendUrl: given.sendsToPeople ? 'https://api.example.com' : undefined,
    messageId: 'ID1',
    paint: createPaint(false),
    texts: textsIn('es').banner,
  }).join('\n');
}

test('where replies reach nobody, the lines to try are ready to paste', () => {
  const lines = banner({ sendsToPeople: false, warnings: [] });

  expect(lines).toContain('simulate message --text "Hola"');
  expect(lines).toContain('5215550000101@s.whatsapp.net');
});

test('where replies reach people, it warns, and the lines to try hold no number', () => {
  const lines = banner({ sendsToPeople: true, warnings: ['gente real'] });

  expect(lines).toContain('gente real');
  expect(lines).toContain('simulate message --from TU_NUMERO --text "Hola"');
  expect(lines).toContain('TU_NUMERO@s.whatsapp.net');
  expect(lines).not.toContain('5215550000101');
});

test('how to get a public address is told where there is none', () => {
  const given = { sendsToPeople: false, warnings: [] };

  expect(banner(given)).toContain('./whatz start --tunnel');
  expect(banner({ ...given, hasTunnel: true })).not.toContain('--tunnel');
});

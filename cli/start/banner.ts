import { labelledRows } from '../terminal/labelled-rows';
import type { Paint } from '../terminal/paint';
import { quoted } from '../terminal/quoted';
import type { Texts } from '../texts/texts';

/** What is told about a local run when it starts. */
export interface BannerInput {
  readonly url: string;
  readonly secret: string;
  readonly token: string;
  /** Where replies go; `undefined` is the mock send API. */
  readonly sendUrl: string | undefined;
  /** Whether a made-up number could be somebody's, who would get the reply: then the lines to try have none. */
  readonly sendsToPeople: boolean;
  readonly warnings: readonly string[];
  /** Whether a tunnel is asked for already: then there is nothing to tell about how to get one. */
  readonly hasTunnel: boolean;
  /** Id of the message in the ready-made curl line; new for each start, or the second start's would be a duplicate. */
  readonly messageId: string;
  readonly paint: Paint;
  readonly texts: Texts['banner'];
}

const MADE_UP_NUMBER = '5215550000101';

/** The lines that a local run starts with. */
export function bannerLines(input: BannerInput): readonly string[] {
  const { paint, texts, warnings, sendsToPeople } = input;
  const from = sendsToPeople ? texts.yourNumber : MADE_UP_NUMBER;
  return [
    '',
    paint('bold', texts.title),
    '',
    ...bannerRows(input, [texts.sendsTo, input.sendUrl ?? texts.mockSendApi]),
    ...(warnings.length === 0 ? [] : ['', ...warnings.map((warning) => paint('bold', paint('yellow', warning)))]),
    '',
    paint('bold', texts.tryIt),
    `./whatz simulate message ${sendsToPeople ? `--from ${from} ` : ''}--text "Hola"`,
    '',
    ...(input.hasTunnel ? [] : [paint('bold', texts.expose), './whatz start --tunnel', '']),
    paint('dim', texts.stopHint),
    '',
    paint('dim', texts.curl),
    paint('dim', curlLine({ ...input, from })),
    '',
  ];
}

/** Address, secret and token of a webhook, and `more` rows of a label and a value, one below the other. */
export function bannerRows(
  shown: Pick<BannerInput, 'url' | 'secret' | 'token' | 'paint' | 'texts'>,
  ...more: readonly (readonly [string, string])[]
): readonly string[] {
  const { url, secret, token, paint, texts } = shown;
  const rows = [[texts.webhook, paint('cyan', url)], [texts.secret, secret], [texts.token, token], ...more] as const;
  return labelledRows(rows, (label) => paint('dim', label));
}

/** A line for bash that posts a signed message. Needs curl and openssl, as the person at the other end would. */
export function curlLine(input: {
  readonly url: string;
  readonly secret: string;
  readonly token: string;
  readonly messageId: string;
  readonly from: string;
}): string {
  const body = JSON.stringify({
    event: 'messages.upsert',
    messages: [
      {
        key: { id: input.messageId, fromMe: false, remoteJid: `${input.from}@s.whatsapp.net` },
        message: { conversation: 'Hola' },
      },
    ],
  });
  return [
    `BODY=${quoted(body)};`,
    `curl -sS -w '\\n' -X POST ${quoted(input.url)}`,
    `-H 'Content-Type: application/json'`,
    `-H "X-Signature: sha256=$(printf %s "$BODY" | openssl dgst -sha256 -hmac ${quoted(input.secret)} | sed 's/^.* //')"`,
    `-H ${quoted(`Authorization: Bearer ${input.token}`)}`,
    `--data-binary "$BODY"`,
  ].join(' ');
}

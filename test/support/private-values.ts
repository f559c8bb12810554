import type { SecretValues } from './aws-stand-in';
import type { ForbiddenValues } from './forbidden-values';

/** Every way in which a sender is let in; `jwt` twice, for its two kinds of keys. */
export const AUTHORIZATIONS = ['none', 'bearer', 'basic', 'jwt-shared-secret', 'jwt-key-set'] as const;
export type AuthorizationKind = (typeof AUTHORIZATIONS)[number];

/** The secrets of every function, but for the inbound credential, which depends on the kind of authorization. */
export const SECRETS = {
  'webhook-secret': 'webhook-secret-of-this-test',
  'previous-webhook-secret': 'webhook-secret-before-its-rotation',
  'pseudonym-key': 'pseudonym-key-of-this-test',
  'send-token': 'send-token-of-this-test',
} as const satisfies SecretValues;

/** The inbound credential of each kind. */
export const CREDENTIALS: Readonly<Record<AuthorizationKind, string>> = {
  none: 'credential-that-nobody-asks-for',
  bearer: 'bearer-token-of-this-test',
  basic: 'usuario-del-panel:contraseña-del-panel',
  'jwt-shared-secret': 'shared-secret-of-the-tokens-of-this-test',
  'jwt-key-set': 'credential-that-no-key-set-needs',
};

/** A customer, and what they wrote. */
export const CUSTOMER = {
  phone: '5215587654321',
  hidden: '184467440737095',
  name: 'Eulalia Zurita',
  text: 'Mi CURP es GODE561231HDFRRN09 y vivo en Tepic',
  friend: 'Zenón',
} as const;

/** Forbids all of the above. */
export function forbidPrivateValues(forbidden: ForbiddenValues): void {
  forbidden.add('secret', ...Object.values(SECRETS), ...Object.values(CREDENTIALS));
  forbidden.add('password', ...CREDENTIALS.basic.split(':'));
  forbidden.add('customer', ...Object.values(CUSTOMER), 's.whatsapp.net', 'GODE561231', 'Zurita');
  forbidden.add('resource', 'arn:aws:secretsmanager');
  for (const address of [`${CUSTOMER.phone}@s.whatsapp.net`, `${CUSTOMER.hidden}@lid`]) {
    forbidden.addHmac(address, SECRETS['pseudonym-key']);
  }
}

/** The body of a webhook with a message of the customer, and all that comes with one. @param what is tried with it; makes the id */
export function customerWebhook(what: string): string {
  const address = `${CUSTOMER.phone}@s.whatsapp.net`;
  return JSON.stringify({
    event: 'messages.upsert',
    messages: [
      {
        key: {
          id: `id of ${what}`,
          fromMe: false,
          remoteJid: `${CUSTOMER.hidden}@lid`,
          remoteJidAlt: address,
          senderPn: address,
        },
        message: { conversation: CUSTOMER.text, contactMessage: { displayName: CUSTOMER.friend } },
        pushName: CUSTOMER.name,
      },
    ],
  });
}

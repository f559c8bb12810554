import { jsonProblemInSpanish } from './json-problem-in-spanish';
import { repliesProblemInSpanish } from './replies-problems';

const WHY: Readonly<Record<string, string>> = {
  'otherwise a token of any issuer would do that signs with a key of the set':
    'si no, serviría un token de cualquier emisor que firme con una llave del conjunto',
  'otherwise a token that was issued for another service would do':
    'si no, serviría un token emitido para otro servicio',
  'the domain answers HTTPS only': 'el dominio solo contesta con HTTPS',
  'a certificate is for a domain': 'un certificado es para un dominio',
};

/** The problems that settings can have, and how they read in Spanish. Names and values stay. */
const IN_SPANISH: readonly (readonly [RegExp, string])[] = [
  [/("\w+") belongs into ("\w+")$/, '$1 va dentro de $2'],
  [/unknown setting (".+"); did you mean (".+")\?$/, 'no existe el ajuste $1; ¿quisiste decir $2?'],
  [/unknown setting (".+")$/, 'no existe el ajuste $1'],
  [/^("\w+") in cdk\.json must be an object$/, '$1 en cdk.json debe ser un objeto'],
  [/must be a whole number from (\d+) to (\d+)$/, 'debe ser un número entero de $1 a $2'],
  [/must be a multiple of (\d+)$/, 'debe ser un múltiplo de $1'],
  [/must be true or false$/, 'debe ser true o false'],
  [/must be (".+") or ("\w+")$/, 'debe ser $1 o $2'],
  [/must be one of ([\d, ]+)$/, 'debe ser uno de estos: $1'],
  [/must have 1 to 20 of: a-z, 0-9$/, 'debe tener de 1 a 20 caracteres de a-z, 0-9'],
  [/must be text$/, 'debe ser un texto'],
  [/must be an e-mail address$/, 'debe ser un correo'],
  [/must be a URL$/, 'debe ser una URL'],
  [/must start with https:\/\/ \(http:\/\/ only on (.+)\)$/, 'debe empezar con https:// (http:// solo en $1)'],
  [/must start with https:\/\/$/, 'debe empezar con https://'],
  [/must have no credentials, query or fragment$/, 'no debe llevar credenciales, «?» ni «#»'],
  [/must have no credentials$/, 'no debe llevar credenciales'],
  [/must have at most (\d+) characters$/, 'debe tener como máximo $1 caracteres'],
  [/must be a host name$/, 'debe ser un nombre de host'],
  [
    /must be a full host name in lower case, such as (\S+)$/,
    'debe ser un nombre de host completo en minúsculas, como $1',
  ],
  [/must be an ARN$/, 'debe ser un ARN'],
  [/must be the ARN of an ACM certificate: (\S+)$/, 'debe ser el ARN de un certificado de ACM: $1'],
  [
    /the certificate is in (\S+), and the stack goes to (\S+) \(AWS_REGION or the AWS profile says so\); the two must be the same$/,
    'el certificado está en $1 y el stack va a $2 (lo dice AWS_REGION o el perfil de AWS); deben ser la misma región',
  ],
  [
    /must be a list of addresses and ranges, or a text with commas between them$/,
    'debe ser una lista de direcciones y rangos, o un texto con comas entre ellos',
  ],
  [/must not have more than (\d+) addresses and ranges$/, 'no debe tener más de $1 direcciones y rangos'],
  [/is no IPv4 or IPv6 address or range, such as (\S+)$/, 'no es una dirección ni un rango de IPv4 o IPv6, como $1'],
  [/has a prefix of more than (\d+) bits$/, 'tiene un prefijo de más de $1 bits'],
  [
    /would let everybody in; for that, leave allowedIps empty$/,
    'dejaría entrar a todos; para eso, deja allowedIps vacío',
  ],
  [/must be written as an IPv4 address$/, 'debe escribirse como dirección IPv4'],
  [/must begin with the first address of its range$/, 'debe empezar con la primera dirección de su rango'],
  [
    /must look like (".+"), each from an earlier to a later time$/,
    'debe verse como $1, cada uno de una hora a otra posterior',
  ],
  [
    /must be a time zone of the IANA database, such as (\S+)$/,
    'debe ser una zona horaria de la base de datos IANA, como $1',
  ],
  [
    /must leave an hour of the longest of businessHours: otherwise it never goes off$/,
    'debe dejar una hora del horario más largo de businessHours: si no, nunca suena',
  ],
  [/is for auth "jwt" only$/, 'es solo para auth "jwt"'],
  ...Object.entries(WHY).map(
    ([why, spanish]) =>
      [
        new RegExp(`is missing; with (\\S+) it must be set: ${why}$`),
        `falta; con $1 hay que definirlo: ${spanish}`,
      ] as const,
  ),
];

/** `problem` of the settings, of `cdk.json` or of `replies.json` in Spanish; one that is not known stays as it is. */
export function problemInSpanish(problem: string): string {
  if (problem.startsWith('replies.json: ')) return repliesProblemInSpanish(problem);
  const known = IN_SPANISH.find(([english]) => english.test(problem));
  if (known === undefined) return jsonProblemInSpanish(problem) ?? problem;
  return problem.replace(/^option -c: /, 'opción -c: ').replace(...known);
}

import type { problems as en } from '../en/problems';

const EITHER = new Intl.ListFormat('es', { type: 'disjunction' });
const WHY_NEEDED = {
  anyIssuer: 'si no, serviría un token de cualquier emisor que firme con una llave del conjunto',
  anyAudience: 'si no, serviría un token emitido para otro servicio',
  httpsOnly: 'el dominio solo contesta con HTTPS',
  forDomain: 'un certificado es para un dominio',
};

const WHAT_HELPS = {
  noHandoff: 'ponle "handoff": true a la regla, o dilo de otro modo',
  fallbackIsAnswer: 'quita "fallbackWaits": false, o dilo de otro modo',
  silent: 'quien ya no quiere mensajes no espera a nadie; dilo de otro modo',
};

/** What is wrong with settings, replies and JSON, and where, in Spanish. */
export const problems: typeof en = {
  option: 'opción',
  line: (line) => `línea ${line}`,
  reasons: {
    unknownSetting: ({ name, near }) => `no existe el ajuste "${name}"${near ? `; ¿quisiste decir "${near}"?` : ''}`,
    misplacedSetting: ({ name, into }) => `"${name}" va dentro de "${into}"`,
    neededBy: ({ name, because }) => `falta; con ${name} hay que definirlo: ${WHY_NEEDED[because]}`,
    jwtOnly: () => 'es solo para auth "jwt"',
    neverGoesOff: () => 'debe dejar una hora del horario más largo de businessHours: si no, nunca suena',
    certificateRegion: ({ certificateRegion, stackRegion }) =>
      `el certificado está en ${certificateRegion} y el stack va a ${stackRegion} (lo dice AWS_REGION o el perfil de AWS); deben ser la misma región`,

    name: () => 'debe tener de 1 a 20 caracteres de a-z, 0-9',
    wholeNumber: ({ min, max }) => `debe ser un número entero de ${min} a ${max}`,
    multipleOf: ({ step }) => `debe ser un múltiplo de ${step}`,
    trueOrFalse: () => 'debe ser true o false',
    oneOfWords: ({ words }) => `debe ser ${EITHER.format(words.map((word) => `"${word}"`))}`,
    oneOfNumbers: ({ numbers }) => `debe ser uno de estos: ${numbers.join(', ')}`,
    url: () => 'debe ser una URL',
    https: () => 'debe empezar con https://',
    bucketUrl: () => 'debe ser un bucket, con carpeta o sin ella, como s3://mi-bucket/carpeta',
    httpsOrLoopback: () => 'debe empezar con https:// (http:// solo en localhost, 127.0.0.0/8 o [::1])',
    noCredentials: () => 'no debe llevar credenciales',
    noExtras: () => 'no debe llevar credenciales, «?» ni «#»',
    email: () => 'debe ser un correo',
    hostName: () => 'debe ser un nombre de host completo en minúsculas, como webhook.example.com',
    certificateArn: () => 'debe ser el ARN de un certificado de ACM: arn:aws:acm:<región>:<cuenta>:certificate/<id>',
    businessHours: () =>
      'debe verse como "mon-fri 09:00-18:00, sat 10:00-14:00", cada uno de una hora a otra posterior',
    timeZone: () => 'debe ser una zona horaria de la base de datos IANA, como America/Mexico_City',
    rangeList: () => 'debe ser una lista de direcciones y rangos, o un texto con comas entre ellos',
    mostRanges: ({ most }) => `no debe tener más de ${most} direcciones y rangos`,
    range: ({ range }) => `"${range}" no es una dirección ni un rango de IPv4 o IPv6, como 203.0.113.0/24`,
    rangeBits: ({ range, most }) => `"${range}" tiene un prefijo de más de ${most} bits`,
    rangeOfAll: ({ range }) => `"${range}" dejaría entrar a todos; para eso, deja allowedIps vacío`,
    rangeOfIpv4: ({ range }) => `"${range}" debe escribirse como dirección IPv4`,
    rangeStart: ({ range }) => `"${range}" debe empezar con la primera dirección de su rango`,

    cannotRead: ({ file }) => `no se puede leer (${file})`,
    notUtf8: () => 'no está en UTF-8: guárdalo con la codificación UTF-8',
    notJson: () => 'no es JSON',
    jsonEmpty: () => 'no es JSON: está vacío',
    jsonEndsEarly: () => 'no es JSON: termina antes de tiempo',
    jsonSurplusComma: ({ before }) => `no es JSON: ¿sobra una coma antes de ${before}?`,
    jsonMissingComma: ({ before }) => `no es JSON: ¿falta una coma antes de ${before}?`,
    jsonLineBreak: () =>
      'no es JSON: un texto no termina en su línea. ¿Falta una comilla? Un salto de línea dentro de un texto se escribe \\n',
    jsonTab: () => 'no es JSON: hay un tabulador dentro de un texto; pon un espacio, o \\t',
    jsonBackslash: ({ found }) => `no es JSON: la diagonal invertida se escribe doble: \\${found} en vez de ${found}`,
    jsonUnexpected: ({ found }) => `no es JSON: no se esperaba ${found}`,

    missing: () => 'falta',
    unknownKey: ({ near }) => `no existe esa clave${near ? `; ¿quisiste decir ${near}?` : ''}`,
    object: () => 'debe ser un objeto',
    ruleList: () => 'debe ser una lista de reglas',
    oneCondition: ({ names }) => `debe tener exactamente una de estas: ${names.join(', ')}`,
    text: () => 'debe ser un texto',
    textOrTexts: () => 'debe ser un texto o una lista de textos',
    patternOrPatterns: () => 'debe ser una expresión regular o una lista de ellas',
    pattern: () => 'debe ser una expresión regular de RE2 (sin look-ahead ni referencias hacia atrás)',
    anywhere: () => 'es solo para una regla con "contains"',
    silentHandoff: () =>
      'no debe tener a la vez "handoff" y "silent": true: quien ya no quiere mensajes no espera a una persona',
    backspace: () =>
      'tiene \\b con una sola diagonal invertida, que en JSON es un retroceso; el final de una palabra es \\\\b, con dos',
    word: () => 'debe tener una palabra',
    empty: () => 'no debe estar vacío',
    emptyList: () => 'no debe ser una lista vacía',
    neverFits: ({ above }) =>
      `nunca responde: a todo lo que le queda ya responde antes la regla ${above.map((number) => `#${number}`).join(', ')}`,
    promise: ({ phrase, because }) =>
      `promete una persona o una respuesta posterior («${phrase}»), y nadie sabrá que el cliente espera: ${WHAT_HELPS[because]}`,
    noWayBack: () =>
      'calla al bot, y ninguna regla tiene "silent": false: el cliente no tiene palabra que lo traiga de vuelta',
    mostCharacters: ({ most }) => `debe tener como máximo ${most} caracteres`,
  },
};

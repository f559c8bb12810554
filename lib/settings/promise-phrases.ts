/**
 * Words that promise a person or a later answer, as regular expressions over a sentence in lower case, with spaces for all but letters
 * and digits, and none at its end. Spanish first, and what Portuguese and English say beside it. `Te confirmamos que …` tells
 * something, and `y te confirmamos` promises it: some words count at the end of a sentence only.
 */

const TO = '(te|le|les|os)';
const WHOM = '(te|le|les|os|lo|la|los|las)';
const TELL =
  '(atender|responder|contestar|contactar|llamar|marcar|comunicar|compartir|enviar|mandar|confirmar|avisar|informar|cotizar|escribir|notificar|localizar|canalizar|transferir|devolver|buscar|revisar)';
const STAFF =
  '(asesora?|agente|ejecutiv[oa]|persona|companer[oa]|colega|representante|encargad[oa]|operadora?|vendedora?|especialista|tecnic[oa]|equipo|alguien)(e?s)?';
const WAIT =
  '(esperar?|esperen?|esperame|esperanos|dame|danos|deme|denos|permiteme|permitenos|permitame|permitanos|aguarden?)';

const SOON = [
  'en (un|unos|breves) (momentos?|momentitos?|instantes?|ratos?|ratitos?|minutos|minutitos)',
  'en (breve|seguida)',
  'enseguida',
  '(ahorita|al rato) te',
  'a la (mayor )?brevedad',
  '(lo (antes|mas pronto)|tan pronto como sea) posible',
  '(tan pronto|en cuanto) (podamos|pueda|puedan|abramos|regresemos|volvamos|estemos|nos|sea posible|haya|un|una|alguien)',
  `${WAIT} (un|unos) (momentos?|momentito|minutos?|instantes?|ratito)`,
  'un momento por favor',
  '(espere|esperen|espera|permanece|permanezca) en (la )?linea',
];

const PRESENT = [
  `${TO} (atiendo|respond(o|e|en|emos)|contest(o|a|an|amos)|contact(o|a|an|amos)|llam(o|a|an|amos)|marc(o|a|an|amos))`,
  `${TO} (cotiz(o|amos)|localiz(a|amos)|canaliz(o|amos)|transfiero|transferimos|comunic(o|amos))`,
  `${WHOM} (atiende|atienden|contactamos)`,
  `(ya|casi|ahora|pronto|mientras|lo que) ${TO} atendemos`,
  `${TO} atendemos( con (mucho )?gusto)?$`,
  `por (atender|contestar|responder)${TO}`,
  `${TO} (busc(o|amos)|habl(o|amos)|(regres(o|amos)|devuelvo|devolvemos) la llamada)`,
  `${TO} (confirm(o|amos)|avis(o|amos)|inform(o|amos)|digo|decimos|escrib(o|imos))( (manana|luego|despues|pronto|por (aqui|whatsapp|este medio)))?$`,
  '(nos|me) (comunicamos|comunico|contactamos|contacto)',
  'se (comunica|contacta) con(tigo| usted)',
  '((nos|me|se) pon(e|en|go|emos|dra|dran|dre|dremos)|poner(nos|me)) en contacto',
  '(contactar|llamar|marcar)(te|le|les)',
  `(un|una|uno|nuestro|nuestra)( [a-z]+){0,4} ${STAFF}( [a-z]+){0,5} ${WHOM} (ayud|apoy|asesor|orient|gui|envi|mand|busc)(a|an|ara|aran)`,
  'damos (respuesta|seguimiento)',
];

const FUTURE = [
  `(${WHOM} |nos |se )?(${TELL}(e|emos)|daremos|ayudaremos|haremos llegar)`,
  `(${WHOM}|se|${STAFF}) ${TELL}(a|an)`,
  `${TELL}(a|an) (un|una|nuestro|nuestra|algun|alguien)`,
  `(${WHOM} )?(voy|va|vamos|van) a (${TELL}|ayudar|apoyar|asesorar|orientar)${TO}?`,
  `estar(e|a|an|emos) (atendiendo|respondiendo|contestando|contactando|llamando|marcando|enviando)${WHOM}?`,
  'sera[sn]? (atendid|contactad|respondid|contestad)[oa]s?',
  '(recibir|tendr)(as|a|an) (una |nuestra )?(respuesta|llamada|cotizacion)',
];

const PORTUGUESE = [
  'em (breve|instantes)',
  'em (um|alguns|poucos) (momentos?|momentinho|instantes?|minutos?|minutinhos?)',
  '(so|aguarde) (um|uns|alguns) (momentos?|momentinho|instantes?|minutos?|minutinhos?)',
  'um (momento|instante|minuto) por favor',
  'daqui a pouco',
  'logo (te|lhe|um|uma|nosso|nossa)',
  'ja( ja)? (te|lhe|vou|vamos)',
  '(assim que|o mais (breve|rapido)) possivel',
  'o quanto antes',
  'assim que (pudermos|abrirmos|voltarmos)',
  '(retornaremos|retornamos|ligaremos|falaremos|(entraremos|entramos|entrara) em contato)',
  '(te|lhe|o|a) (ligara|retornara|chamara|falara)',
  '(vai|vamos|vao) (te |lhe )?(atender|responder|ligar|retornar|chamar|entrar em contato)',
];

const WILL = '([a-z]+ )?(will|ll|going to)';
const ENGLISH = [
  'in (just )?a (moment|minute|second|bit|while)',
  'in a few (moments|minutes|hours)',
  'shortly',
  'as soon as (possible|we)',
  'asap',
  '(one|just a) moment please',
  `${WILL} (soon |then |be able to )?(get back|reply|answer|respond|call|contact|write|text|message|reach out|send|let you know|follow up|confirm)`,
  `${WILL} be (in touch|with you|contacting|calling|answering|replying|responding|sending)`,
  `(we|someone|agent|advis[eo]r|representative|person|colleague) (will|ll) (help|assist|attend)`,
  'get(s|ting)? back to you',
  '(connect|transfer)(ing)? you',
];

/** Each promises by itself. */
export const PROMISES: readonly string[] = [...SOON, ...PRESENT, ...FUTURE, ...PORTUGUESE, ...ENGLISH];

const DETAILS =
  '(catalogo|menu|lista|informacion|info|precios|costos|cotizacion|ubicacion|direccion|datos|detalles|link|liga|fotos)';

/** Each promises in a text that has neither a figure nor a colon: then nothing is given along with it. */
export const PROMISES_OF_NOTHING: readonly string[] = [
  `${TO} (comparto|comparte|compartimos|paso|pasamos|mando|envio)`,
  `${TO} (enviamos|mandamos)( [a-z]+){0,2} ${DETAILS}`,
];

import { replyByRules } from '../../../lambdas/processor/choose-reply';
import type { MessageItem } from '../../../lambdas/shared/message/queue-message';
import { projectFile } from '../../../lib/settings/project-file';
import { readReplies } from '../../../lib/settings/read-replies';

/** What people in Mexico write first, and what the shipped rules answer; each reply is named by words of its own. */
const FIRST_LINES: Readonly<Record<string, readonly string[]>> = {
  'ya no recibirás': [
    'BAJA',
    'Baja.',
    'baja por favor',
    'STOP',
    'stop!!',
    '🛑 STOP 🛑',
    'ALTO',
    'Alto ya',
    'Hola, baja por favor',
    'dar de baja',
    'Quiero darme de baja',
    'me pueden dar de baja por favor',
    'Denme de baja de su lista',
    'ya no me escriban',
    'Ya no me escriban por favor, gracias',
    'no me escriban más',
    'No me vuelvan a escribir',
    'por favor no me sigan escribiendo',
    'no quiero que me escriban',
    'dejen de escribirme',
    'no me molesten',
    'no me manden mensajes',
    'Ya no me manden más mensajes por favor',
    'no quiero recibir publicidad',
    'Ya no quiero mensajes',
    'dejen de mandarme mensajes',
    'no me mandes spam',
    'no me envíen promociones',
    'Hola, por favor quítenme de su lista',
    'unsubscribe',
  ],
  'activados otra vez': ['ALTA', '¡Alta!', 'Activar', 'volver', 'start', 'Quiero volver a recibir mensajes'],
  '¡Hola!': [
    'hola',
    'Hola',
    'Holaa',
    'holaaaa',
    'Hola 👋',
    'holis',
    '¡Hola!',
    'hola buenas',
    'Hola buenas tardes',
    'Hola, muy buenas tardes',
    'hola buen día',
    'buen dia',
    'Buen día.',
    'Buenos días',
    'buenos dias 😊',
    'buenas',
    'Buenas!!',
    'BUENAS TARDES',
    'buenas noches 🌙',
    'Hola, ¿qué tal?',
    'hola como estan',
    'Disculpe, buenas tardes',
    'saludos',
  ],
  'lunes a viernes': [
    '¿A qué hora abren?',
    'a que hora cierran hoy',
    'Hola, ¿qué horario tienen?',
    'horarios por favor',
    'abren los domingos?',
    'Buenas, ¿están abiertos?',
    'ya cerraron?',
  ],
  'damos precio': [
    'precio',
    'Precio?',
    'Hola, precio por favor',
    'cuanto cuesta',
    '¿Cuánto cuesta el envío?',
    'en cuanto sale',
    'me pasas los precios 🙏',
    'Quiero una cotización',
    '¿Cuánto cuesta darme de baja?',
    'me puede cotizar',
    'que costo tiene',
    'costo del curso',
  ],
  'nuestra ubicación': [
    'ubicación',
    'Ubicacion por favor',
    'donde estan?',
    '¿Dónde se ubican?',
    'me pasas tu dirección',
  ],
  'damos información': ['info', 'Info por favor', 'Hola, quiero más información', 'me das informes', 'Quiero info 🙏'],
  'una persona': [
    'Quiero hablar con un asesor',
    '¿Me puede atender una persona?',
    'necesito un humano',
    'con el encargado por favor',
  ],
  '¡Gracias a ti!': ['gracias', 'Muchas gracias', 'ok gracias', 'mil gracias 🙏', 'Gracias, muy amable'],
  'lo antes posible': [
    'no me abren',
    'te aprecio mucho',
    'el informe está mal',
    'Hola, mi pedido no ha llegado',
    'Sigo esperando',
    'me lo mandaron roto',
    'Buenas, quisiera hacer un pedido',
    'no gracias a ustedes fue',
    'personalmente no me gustó',
    '👍',
    'tengo la baja presión',
    'es en planta baja',
    'Planta baja o alta',
    'quiero dar de baja mi contrato',
    'ya me dieron de baja del curso',
    'quiero darme de baja del gimnasio',
    'por alto volumen hay descuento?',
    'el modelo alto',
    'Es non stop el viaje',
    'ya no me escribieron',
    '¿Por qué no me escriben?',
    'no me mandaron mensajes',
    'no me han mandado el pedido',
    'No me manden el pedido todavía',
    'no me escriban, mejor llámenme',
    'no me molesta esperar',
    'quiero volver a comprar',
    'ya está activado',
  ],
};

const choose = replyByRules(readReplies(projectFile('replies.json')));
const answerTo = (text: string, isOpen = true) => choose({ content: { text } } as MessageItem, { isOpen });

/** Who waits for a person when a rule has answered, and who asks what of the bot; else the text is the answer. */
const MEANING: Readonly<Record<string, object>> = {
  'ya no recibirás': { silent: true },
  'activados otra vez': { silent: false },
  'damos precio': { waits: 'handoff' },
  'nuestra ubicación': { waits: 'handoff' },
  'una persona': { waits: 'handoff' },
  'lo antes posible': { waits: 'fallback' },
};

test('the table has a hundred lines, and each rule has some', () => {
  expect(Object.values(FIRST_LINES).flat().length).toBeGreaterThanOrEqual(100);
  const { rules, fallback } = readReplies(projectFile('replies.json'));
  for (const reply of [...rules.map(({ text }) => text), fallback]) {
    expect(Object.keys(FIRST_LINES).filter((words) => reply.includes(words))).toHaveLength(1);
  }
});

test.each(Object.entries(FIRST_LINES).flatMap(([words, lines]) => lines.map((line) => [line, words] as const)))(
  '“%s” is answered “… %s …”',
  (line, words) => {
    expect(answerTo(line)).toEqual({ waits: null, ...MEANING[words], text: expect.stringContaining(words) });
  },
);

test('while closed, what no rule fits is answered otherwise, and the rest is not', () => {
  expect(answerTo('me lo mandaron roto', false)).toEqual({
    text: expect.stringContaining('en cuanto abramos'),
    waits: 'closed',
  });
  expect(answerTo('hola', false)).toEqual(answerTo('hola'));
});

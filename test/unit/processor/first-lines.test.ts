import { replyByRules } from '../../../lambdas/processor/choose-reply';
import type { MessageItem } from '../../../lambdas/shared/message/queue-message';
import { projectFile } from '../../../lib/settings/project-file';
import { readReplies } from '../../../lib/settings/read-replies';

/** What people in Mexico write first, and what the shipped rules answer; each reply is named by words of its own. */
const FIRST_LINES: Readonly<Record<string, readonly string[]>> = {
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
  ],
};

const choose = replyByRules(readReplies(projectFile('replies.json')));
const answerTo = (text: string) => choose({ content: { text } } as MessageItem, { isOpen: true }).text;

test('the table has sixty lines, and each rule has some', () => {
  expect(Object.values(FIRST_LINES).flat().length).toBeGreaterThanOrEqual(60);
  const { rules, fallback } = readReplies(projectFile('replies.json'));
  for (const reply of [...rules.map(({ text }) => text), fallback]) {
    expect(Object.keys(FIRST_LINES).filter((words) => reply.includes(words))).toHaveLength(1);
  }
});

test.each(Object.entries(FIRST_LINES).flatMap(([words, lines]) => lines.map((line) => [line, words] as const)))(
  '“%s” is answered “… %s …”',
  (line, words) => {
    expect(answerTo(line)).toContain(words);
  },
);

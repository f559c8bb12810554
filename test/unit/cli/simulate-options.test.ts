import { parseSimulateOptions } from '../../../cli/simulate/simulate-options';
import { textsIn } from '../../../cli/texts/texts';

test('what is left out has its default', () => {
  expect(parseSimulateOptions(['message'], textsIn('en'))).toEqual({
    simulation: 'message',
    text: 'Hola',
    count: 20,
    status: 'delivered',
    from: undefined,
    url: undefined,
  });
});

test('what is given is taken', () => {
  const options = parseSimulateOptions(
    ['burst', '--count', '3', '--from', '5215550000102', '--text=¿Precio?'],
    textsIn('en'),
  );

  expect(options).toMatchObject({ simulation: 'burst', count: 3, from: '5215550000102', text: '¿Precio?' });
});

test.each([
  [[]],
  [['massage']],
  [['message', 'status']],
  [['message', '--txt', 'Hola']],
  [['message', '--from', '+52 155']],
  [['burst', '--count', '0']],
  [['burst', '--count', 'many']],
])('%j is a mistake in the command line', (args) => {
  expect(() => parseSimulateOptions(args, textsIn('en'))).toThrow(
    expect.objectContaining({ name: 'CommandError', code: 'usage' }),
  );
});

test.each([
  ['en', [], 'Say what to send: message, status, duplicate, forged, burst.'],
  ['en', ['mesage'], 'There is no simulation "mesage". Did you mean message?'],
  ['es', ['mesage'], 'No existe la simulación "mesage". ¿Quisiste decir message?'],
  ['es', ['message', '--txt', 'Hola'], 'No existe la opción --txt. ¿Quisiste decir --text?'],
  ['en', ['message', '--text'], '--text needs a value; one that starts with a dash goes as --text=<value>.'],
  ['en', ['message', '--text', '--count'], '--text needs a value; one that starts with a dash goes as --text=<value>.'],
  ['en', ['message', '--count', '3'], 'simulate message takes no --count.'],
  ['en', ['message', '¿a', 'qué'], 'One at a time: "¿a" is too much. A text with spaces goes in quotes.'],
  [
    'es',
    ['status', '--status', 'leido'],
    '"leido" no es un estado conocido. Son: pending, sent, delivered, read, played, failed.',
  ],
  ['es', ['burst', '--count', '0'], '--count lleva un número entero de 1 a 1000.'],
] as const)('in %s, %j is told as: %s', (language, args, message) => {
  expect(() => parseSimulateOptions(args, textsIn(language))).toThrow(
    expect.objectContaining({ code: 'usage', message }),
  );
});

test.each(['READ', '4', 'DELIVERY_ACK'])('the functions know the state %s, so it can be sent', (status) => {
  expect(parseSimulateOptions(['status', '--status', status], textsIn('en')).status).toBe(status);
});

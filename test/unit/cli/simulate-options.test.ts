import { parseSimulateOptions } from '../../../cli/simulate-options';

test('what is left out has its default', () => {
  expect(parseSimulateOptions(['message'])).toMatchObject({
    simulation: 'message',
    text: 'Hola',
    count: 20,
    status: 'delivered',
    from: undefined,
    url: undefined,
  });
});

test('what is given is taken', () => {
  const options = parseSimulateOptions(['burst', '--count', '3', '--from', '5215550000102', '--text=¿Precio?']);

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
  expect(() => parseSimulateOptions(args)).toThrow(expect.objectContaining({ name: 'CommandError', code: 'usage' }));
});

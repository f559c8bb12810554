import { dlq } from '../../../cli/dlq/dlq';
import { tail } from '../../../cli/tail/tail';
import { givenChat } from '../../../cli/target/given-chat';
import { textsIn } from '../../../cli/texts/texts';
import { fakeTerminal } from '../../support/fake-terminal';

const NUMBERS = [
  '5215550000101',
  '+52 1 555 000 0101',
  '5215550000101@s.whatsapp.net',
  '120363000000000000@g.us',
  '99000000000000@lid',
];

test.each(NUMBERS)(
  '--chat %s is a mistake of tail and dlq, found before anything runs and not repeated',
  async (given) => {
    for (const run of [
      (terminal = fakeTerminal()) => tail.run(['--no-follow', '--chat', given], terminal),
      (terminal = fakeTerminal()) => dlq.run(['list', '--chat', given], terminal),
    ]) {
      await expect(run()).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining('./whatz pseudonym <number>'),
      });
      await expect(run()).rejects.not.toThrow(given);
    }
  },
);

test('it says so in Spanish too', () => {
  expect(() => givenChat('5215550000101', textsIn('es'))).toThrow('./whatz pseudonym <número>');
});

test.each(['47809751cd0b6b40', '4780975112345678', '4780'])('%s is taken for a pseudonym', (given) => {
  expect(givenChat(given, textsIn('en'))).toBe(given);
});

test('no chat is every chat', () => {
  expect(givenChat(undefined, textsIn('en'))).toBeUndefined();
});

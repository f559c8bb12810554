import { settingsSchema } from '../../../lib/settings/settings-schema';
import { settingsProblems } from '../../support/worded-problems';

const NAMES = Object.keys(settingsSchema.entries);
const allSetTo = (value: unknown) =>
  settingsProblems({ whatz: Object.fromEntries(NAMES.map((name) => [name, value])) });

test.each([[7.5], ['no good!'], [[7]], [null], [{}]])('set to %j, no setting is good and each says why', (value) => {
  // A JWT may come from anybody that has a name.
  const free = value === 'no good!' ? ['jwtIssuer', 'jwtAudience'] : [];
  const named = allSetTo(value).map(({ where }) => where.path[0]);
  expect(NAMES.filter((name) => !named.includes(name))).toEqual(free);
});

test('no problem repeats what was given, apart from addresses', () => {
  const problems = allSetTo('https://user:hush@example.com/?#').filter(({ where }) => where.path[0] !== 'allowedIps');
  expect(problems.length).toBeGreaterThan(30);
  expect(JSON.stringify(problems)).not.toContain('hush');
});

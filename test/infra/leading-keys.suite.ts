import { synthesise } from '../support/synthesise';
import { asked } from './asked-keys';

const SERVICES = ['ingest', 'processor'] as const;

/** Patterns of the keys that the role of a function may touch in the table. */
function admittedTo(service: (typeof SERVICES)[number]): readonly string[] {
  const policies = Object.entries(synthesise().findResources('AWS::IAM::Policy')).filter(([id]) =>
    id.toLowerCase().startsWith(service),
  );
  const statements = policies.flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement);
  const onRecords = statements.filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'));
  expect(onRecords).toHaveLength(1);
  expect(Object.keys(onRecords[0].Condition)).toEqual(['ForAllValues:StringLike']);
  return onRecords[0].Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
}

/** As IAM compares with `StringLike`; no pattern here has a question mark. */
function isLike(pattern: string, key: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  expect(rest).toEqual(['']);
  return key.startsWith(start);
}

describe('keys of the table', () => {
  test.each([
    ['ingest', 'processor'],
    ['processor', 'ingest'],
  ] as const)('the role of %s admits every key that it asks for, and none of %s', async (own, others) => {
    const keys = await asked(own);
    expect([...keys.keys()].sort()).toEqual(
      own === 'ingest' ? ['PutItem', 'UpdateItem'] : expect.arrayContaining(['PutItem', 'UpdateItem']),
    );
    const admitted = (key: string, to: (typeof SERVICES)[number]) =>
      admittedTo(to).some((pattern) => isLike(pattern, key));
    const all = [...keys.values()].flat();
    expect([...new Set(all.map((key) => `${key.split('#', 1)}#*`))].sort()).toEqual([...admittedTo(own)].sort());
    for (const key of all) {
      expect([key, admitted(key, own), admitted(key, others)]).toEqual([key, true, false]);
    }
  });
});

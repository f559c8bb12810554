import { synthesise } from '../support/synthesise';
import { SETTING_COMBINATIONS } from './setting-combinations';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Found {
  /** Resource that the statement is in, with the hash of its logical id left out. */
  readonly where: string;
  readonly statement: { readonly [key: string]: Json };
}

/** Every statement in the template that allows or denies something, in whatever property of whatever resource it is. */
function statementsOf(settings: Record<string, unknown>): Found[] {
  const resources: Record<string, { Type: string; Properties?: Json }> = synthesise(settings).toJSON().Resources;
  return Object.entries(resources).flatMap(([id, { Type, Properties = null }]) =>
    statementsIn(Properties).map((statement) => ({ where: `${Type} ${id.replace(/[0-9A-F]{8}$/, '')}`, statement })),
  );
}

function statementsIn(value: Json): Found['statement'][] {
  if (typeof value !== 'object' || value === null) return [];
  if (isStatement(value)) return [value];
  return Object.values(value).flatMap(statementsIn);
}

function isStatement(value: object): value is Found['statement'] {
  return 'Effect' in value && ('Action' in value || 'NotAction' in value);
}

function listOf(value: Json | undefined): Json[] {
  return value === undefined ? [] : ([value].flat() as Json[]);
}

/** What a statement allows too much of, one line each. */
function wildcardsIn({ where, statement }: Found): string[] {
  if (statement.Effect === 'Deny') return [];
  const parts = ['Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal'];
  return parts.flatMap((part) =>
    listOf(statement[part])
      .map((value) => JSON.stringify(value))
      .filter((text) => text.includes('*') || part.startsWith('Not'))
      .map((text) => `${where} ${part} ${text} for ${listOf(statement.Action).join(', ')}`),
  );
}

/** Why each of these is right. A wildcard that is not here fails the test. */
const JUSTIFIED: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi WebhookApi Principal {"AWS":"*"} for execute-api:Invoke':
    'the sender of a webhook has no AWS identity; it has a signature and a credential, which the function checks',
};

describe('every statement of every policy', () => {
  const found = SETTING_COMBINATIONS.flatMap(statementsOf);

  test('is found: roles, queues, topic, API', () => {
    expect([...new Set(found.map(({ where }) => where.split(' ')[0]))].sort()).toEqual([
      'AWS::ApiGateway::RestApi',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::SNS::TopicPolicy',
      'AWS::SQS::QueuePolicy',
    ]);
    expect(found.length).toBeGreaterThan(3 * 15);
  });

  test('names what it allows: a wildcard has to be justified, and a justification has to be needed', () => {
    expect([...new Set(found.flatMap(wildcardsIn))].sort()).toEqual(Object.keys(JUSTIFIED).sort());
  });

  test('would be seen if it were too wide', () => {
    const wide = (statement: Found['statement']) =>
      wildcardsIn({ where: 'X', statement: { Effect: 'Allow', ...statement } });
    expect(wide({ Action: 's3:Get*', Resource: 'arn' })).toEqual(['X Action "s3:Get*" for s3:Get*']);
    expect(wide({ Action: 's3:GetObject', Resource: ['arn', 'arn/*'] })).toEqual([
      'X Resource "arn/*" for s3:GetObject',
    ]);
    expect(wide({ NotAction: 's3:GetObject', Resource: 'arn' })).toEqual(['X NotAction "s3:GetObject" for ']);
    expect(wide({ Action: 's3:GetObject', Resource: 'arn' })).toEqual([]);
  });

  test('of a role lets only the service take it that needs it', () => {
    const trust = found.filter(({ where }) => where.startsWith('AWS::IAM::Role'));
    expect([
      ...new Set(trust.map(({ where, statement }) => `${where} ${JSON.stringify(statement.Principal)}`)),
    ]).toEqual([
      'AWS::IAM::Role IngestNodeRole {"Service":"lambda.amazonaws.com"}',
      'AWS::IAM::Role ProcessorNodeRole {"Service":"lambda.amazonaws.com"}',
      'AWS::IAM::Role WebhookApiCloudWatchRole {"Service":"apigateway.amazonaws.com"}',
    ]);
  });
});

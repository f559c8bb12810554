import { synthesise } from '../support/synthesise';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What the role of a function may do: each resource, by the start of its logical id, with the actions on it. */
function allowedTo(service: 'Ingest' | 'Processor', template = synthesise()): Record<string, readonly string[]> {
  const allowed: Record<string, string[]> = {};
  for (const [id, policy] of Object.entries(template.findResources('AWS::IAM::Policy'))) {
    if (!id.startsWith(service)) continue;
    for (const statement of policy.Properties.PolicyDocument.Statement as readonly Statement[]) {
      for (const resource of [statement.Resource].flat()) {
        const actions = allowed[resourceName(resource)] ?? [];
        allowed[resourceName(resource)] = [...actions, ...[statement.Action].flat()].sort();
      }
    }
  }
  return allowed;
}

/** Logical id without its hash; anything but a plain reference is shown as it is, so that it can't pass unseen. */
function resourceName(resource: unknown): string {
  const text = JSON.stringify(resource);
  const id = /^\{"Ref":"(\w+)"\}$/.exec(text)?.[1] ?? /^\{"Fn::GetAtt":\["(\w+)","Arn"\]\}$/.exec(text)?.[1];
  return id?.replace(/[0-9A-F]{8}$/, '') ?? text;
}

const RECORDS = ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

describe('permissions', () => {
  test('the ingest function may do this and nothing else', () => {
    expect(allowedTo('Ingest')).toEqual({
      IngestNodeLogs: LOGS,
      QueueMessages: ['sqs:SendMessage'],
      QueueDeadLetters: ['sqs:SendMessage'],
      IdempotencyTable: RECORDS,
      SecretsWebhookSecret: ['secretsmanager:GetSecretValue'],
      SecretsInboundCredential: ['secretsmanager:GetSecretValue'],
      SecretsPseudonymKey: ['secretsmanager:GetSecretValue'],
    });
  });

  test('the processor function may do this and nothing else', () => {
    expect(allowedTo('Processor')).toEqual({
      ProcessorNodeLogs: LOGS,
      QueueMessages: [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
      QueueDeadLetters: ['sqs:SendMessage'],
      IdempotencyTable: RECORDS,
      SecretsSendToken: ['secretsmanager:GetSecretValue'],
    });
  });

  test('without a credential to check, the ingest function may not read it', () => {
    const allowed = allowedTo('Ingest', synthesise({ auth: 'none' }));
    expect(allowed).toHaveProperty('SecretsWebhookSecret');
    expect(allowed).not.toHaveProperty('SecretsInboundCredential');
  });

  test('a JWT may need the credential, and not when it is signed with an issuer’s key', () => {
    const jwt = { auth: 'jwt', jwtIssuer: 'me', jwtAudience: 'you' };
    expect(allowedTo('Ingest', synthesise(jwt))).toHaveProperty('SecretsInboundCredential');
    const byKeySet = allowedTo('Ingest', synthesise({ ...jwt, jwksUrl: 'https://id.example.com/keys' }));
    expect(byKeySet).not.toHaveProperty('SecretsInboundCredential');
  });

  test('of the two secrets of Basic authorization the function may read the one with the user in it', () => {
    const allowed = allowedTo('Ingest', synthesise({ auth: 'basic' }));
    expect(allowed).toHaveProperty('SecretsInboundCredential');
    expect(allowed).not.toHaveProperty('SecretsBasicPassword');
  });

  test('the roles of the functions have no managed policy; API Gateway’s role has the one that AWS wrote for it', () => {
    const roles = Object.entries(synthesise().findResources('AWS::IAM::Role'));
    const managed = roles.filter(([, role]) => role.Properties.ManagedPolicyArns);
    expect(roles).toHaveLength(3);
    expect(managed.map(([id]) => id)).toEqual([expect.stringContaining('CloudWatchRole')]);
    expect(JSON.stringify(managed[0]?.[1].Properties.ManagedPolicyArns)).toContain(
      'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
    );
  });
});

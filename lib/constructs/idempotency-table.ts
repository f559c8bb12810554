import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { KEY_PREFIXES } from '../../lambdas/shared/once/key-prefixes';
import type { ServiceName } from '../../lambdas/shared/telemetry/metric-names';

/** The attribute names are the defaults of Powertools' DynamoDB persistence layer. */
const KEY_ATTRIBUTE = 'id';
const EXPIRY_ATTRIBUTE = 'expiration';

/** What becomes of the table when the stack goes. */
export interface IdempotencyTableProps {
  /** Whether it outlives the stack. */
  readonly isKept: boolean;
}

/**
 * Remembers which messages were accepted and answered, so that none is answered twice; how far those have got that were sent; and
 * whether sending pauses.
 */
export class IdempotencyTable extends Construct {
  /** One item per message and function, one per message that we sent, and one for all sends. */
  readonly table: Table;

  constructor(scope: Construct, id: string, { isKept }: IdempotencyTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: KEY_ATTRIBUTE, type: AttributeType.STRING },
      timeToLiveAttribute: EXPIRY_ATTRIBUTE,
      billingMode: BillingMode.PAY_PER_REQUEST,
      // The key that AWS owns: no charge and no KMS call per request, and nothing but hashes to protect.
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // Hashes and expiry times only: worth nothing once the queue is gone.
      removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /**
   * Lets a function claim, complete, release and look up the records that are its own; no scan, no query.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
   */
  grantRecords(grantee: IGrantable, service: ServiceName): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:GetItem'],
      resourceArns: [this.table.tableArn],
      conditions: {
        'ForAllValues:StringLike': {
          'dynamodb:LeadingKeys': Object.values(KEY_PREFIXES[service]).map((prefix) => `${prefix}#*`),
        },
      },
    });
  }
}

import {
  AttributeType,
  type Attribute,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { TableDefinition } from '@siesa-integration/workflow-contract';
import type { Construct } from 'constructs';
import { removalPolicyOf, type Environment } from '../environments.ts';

export interface DurableTableProps extends Pick<TableProps, 'tableName' | 'timeToLiveAttribute'> {
  readonly environment: Environment;
  /** Its keys and indexes, which tests create their stand-ins from, too. */
  readonly definition: TableDefinition;
}

/** A pay-per-request table with point-in-time recovery for 35 days, protected from deletion where data is retained. */
export class DurableTable extends Table {
  constructor(scope: Construct, id: string, { environment, definition, ...props }: DurableTableProps) {
    super(scope, id, {
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: environment.keepsData,
      removalPolicy: removalPolicyOf(environment),
      ...keysOf(definition),
      ...props,
    });
    for (const { name, projection, ...keys } of definition.indexes)
      this.addGlobalSecondaryIndex({
        indexName: name,
        ...keysOf(keys),
        projectionType: ProjectionType[projection],
      });
  }

  /** Allows these actions on the table's items. CDK's `grant` would include the indexes. */
  grantOnItems(grantee: IGrantable, ...actions: string[]): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.tableArn] });
  }

  /** Allows these actions on one index and not on the table itself. */
  grantOnIndex(grantee: IGrantable, indexName: string, ...actions: string[]): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [`${this.tableArn}/index/${indexName}`] });
  }
}

const keysOf = ({ partitionKey, sortKey }: Pick<TableDefinition, 'partitionKey' | 'sortKey'>) => ({
  partitionKey: text(partitionKey),
  ...(sortKey !== undefined && { sortKey: text(sortKey) }),
});

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

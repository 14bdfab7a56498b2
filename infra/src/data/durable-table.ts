import { BillingMode, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { removalPolicyOf, type Environment } from '../environments.ts';

export interface DurableTableProps extends TableProps {
  readonly environment: Environment;
}

/** A pay-per-request table with point-in-time recovery for 35 days, protected from deletion where data is retained. */
export class DurableTable extends Table {
  constructor(scope: Construct, id: string, { environment, ...props }: DurableTableProps) {
    super(scope, id, {
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: environment.keepsData,
      removalPolicy: removalPolicyOf(environment),
      ...props,
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

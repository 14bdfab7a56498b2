import { Aws } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { indexNames, resourceNames, tableDefinitions } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { DurableTable } from './durable-table.ts';

export interface LedgerProps {
  readonly environment: Environment;
}

/** The outcome of each item of each client: the accepted fingerprint, or the reason of the reject. */
export class Ledger extends Construct {
  readonly table: DurableTable;

  constructor(scope: Construct, id: string, { environment }: LedgerProps) {
    super(scope, id);
    this.table = new DurableTable(this, 'Table', {
      environment,
      tableName: resourceNames(environment.name, Aws.ACCOUNT_ID).ledgerTable,
      definition: tableDefinitions.ledger,
    });
  }

  /** Allows reading items by their keys. */
  grantRead(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:BatchGetItem');
  }

  /** Allows finding and reading the open rejects. */
  grantReadRejects(grantee: IGrantable): void {
    this.table.grantOnIndex(grantee, indexNames.openRejects, 'dynamodb:Query');
    this.grantRead(grantee);
  }

  /** Allows reading all items of a client. */
  grantReadAll(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:Query');
  }

  /** Allows writing items. */
  grantWrite(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:BatchWriteItem');
  }
}

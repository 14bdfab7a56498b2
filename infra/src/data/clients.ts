import { Aws } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { indexNames, resourceNames, tableDefinitions } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { DurableTable } from './durable-table.ts';

export interface ClientsProps {
  readonly environment: Environment;
}

/** Client configurations: one item for each client, written by the operator. */
export class Clients extends Construct {
  readonly table: DurableTable;

  constructor(scope: Construct, id: string, { environment }: ClientsProps) {
    super(scope, id);
    this.table = new DurableTable(this, 'Table', {
      environment,
      tableName: resourceNames(environment.name, Aws.ACCOUNT_ID).clientsTable,
      definition: tableDefinitions.clients,
    });
  }

  /** Allows reading a client's configuration. */
  grantRead(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:GetItem');
  }

  /** Allows reading the configurations of all enabled clients. */
  grantListEnabled(grantee: IGrantable): void {
    this.table.grantOnIndex(grantee, indexNames.enabled, 'dynamodb:Query');
  }

  /** Allows updating `sync_cursor` and `last_sync_*`, which the operator reads. */
  grantUpdate(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:UpdateItem');
  }
}

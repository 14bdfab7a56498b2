import { Aws } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { resourceNames, tableDefinitions } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { DurableTable } from './durable-table.ts';

export interface SyncHistoryProps {
  readonly environment: Environment;
}

/** The history of each client's syncs, and its `#state` item: lease, cursor and the error that stopped a run. */
export class SyncHistory extends Construct {
  readonly table: DurableTable;

  constructor(scope: Construct, id: string, { environment }: SyncHistoryProps) {
    super(scope, id);
    this.table = new DurableTable(this, 'Table', {
      environment,
      tableName: resourceNames(environment.name, Aws.ACCOUNT_ID).syncStateTable,
      definition: tableDefinitions.syncState,
      // Only history items have it. `expires_at` of a lease must not be used: it would delete the client's cursor too.
      timeToLiveAttribute: 'ttl',
    });
  }

  /** Allows taking, renewing and ending a client's lease. Every stage does so first. */
  grantLease(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:GetItem', 'dynamodb:PutItem');
  }

  /** Allows reading the history of a client. */
  grantRead(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:Query');
  }

  /** Allows writing history and stopping a run. Only the state machine needs it. */
  grantRecord(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  }
}

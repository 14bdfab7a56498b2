import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { DurableTable } from './durable-table.ts';

export interface SyncHistoryProps {
  readonly environment: Environment;
}

/** How each sync ended, and beside it each client's `#state`: the lease, the cursor and what stopped a run. */
export class SyncHistory extends Construct {
  readonly table: DurableTable;

  constructor(scope: Construct, id: string, { environment }: SyncHistoryProps) {
    super(scope, id);
    this.table = new DurableTable(this, 'Table', {
      environment,
      tableName: `siesa-integration-sync-state-${environment.name}`,
      partitionKey: { name: 'tenantId', type: AttributeType.STRING },
      sortKey: { name: 'syncId', type: AttributeType.STRING },
      // History alone carries it. A lease ends at `expires_at`, which is no reason to delete a client's cursor.
      timeToLiveAttribute: 'ttl',
    });
  }

  /** May take, renew and end a client's lease: every stage does so first. */
  grantLease(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:GetItem', 'dynamodb:PutItem');
  }

  /** May write history, and stop a run: the state machine alone. */
  grantRecord(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  }
}

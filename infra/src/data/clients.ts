import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { DurableTable } from './durable-table.ts';

export interface ClientsProps {
  readonly environment: Environment;
}

/** Client configuration: what people set, one item a client. */
export class Clients extends Construct {
  readonly table: DurableTable;

  constructor(scope: Construct, id: string, { environment }: ClientsProps) {
    super(scope, id);
    this.table = new DurableTable(this, 'Table', {
      environment,
      tableName: `siesa-integration-config-${environment.name}`,
      partitionKey: { name: 'client_id', type: AttributeType.STRING },
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'product-type-index',
      partitionKey: { name: 'product_type', type: AttributeType.STRING },
    });
    // A key cannot be BOOL: `enabled_key` is a string that an item carries only while its client is enabled.
    this.table.addGlobalSecondaryIndex({
      indexName: 'enabled-index',
      partitionKey: { name: 'enabled_key', type: AttributeType.STRING },
    });
  }

  /** May read one client's configuration. */
  grantRead(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:GetItem');
  }

  /** May keep what the service notes for people: `sync_cursor` and `last_sync_*`. */
  grantNote(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:UpdateItem');
  }
}

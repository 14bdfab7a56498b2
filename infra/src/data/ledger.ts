import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { DurableTable } from './durable-table.ts';

export interface LedgerProps {
  readonly environment: Environment;
}

const openRejects = 'open-rejects-index';

/** What became of each product of each client: accepted under which fingerprint, or rejected why. */
export class Ledger extends Construct {
  readonly table: DurableTable;

  constructor(scope: Construct, id: string, { environment }: LedgerProps) {
    super(scope, id);
    this.table = new DurableTable(this, 'Table', {
      environment,
      tableName: `siesa-integration-ledger-${environment.name}`,
      partitionKey: { name: 'client_id', type: AttributeType.STRING },
      sortKey: { name: 'product_id', type: AttributeType.STRING },
    });
    // Sparse: only an open reject carries `open_since`, so that the oldest are found without reading the ledger.
    this.table.addGlobalSecondaryIndex({
      indexName: openRejects,
      partitionKey: { name: 'client_id', type: AttributeType.STRING },
      sortKey: { name: 'open_since', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY, // items are read again, consistently
    });
  }

  /** May look up single products. */
  grantRead(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:BatchGetItem');
  }

  /** May find the open rejects, and read them. */
  grantReadRejects(grantee: IGrantable): void {
    this.table.grantOnIndex(grantee, openRejects, 'dynamodb:Query');
    this.grantRead(grantee);
  }

  /** May read everything of a client. */
  grantReadAll(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:Query');
  }

  /** May write what became of a batch. */
  grantWrite(grantee: IGrantable): void {
    this.table.grantOnItems(grantee, 'dynamodb:BatchWriteItem');
  }
}

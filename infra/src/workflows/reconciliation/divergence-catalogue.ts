import { Aws } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { divergencesPrefix, divergenceTable, reconciliationNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Environment } from '../../environments.ts';
import type { ReconciliationData } from './reconciliation-data.ts';

export interface DivergenceCatalogueProps {
  readonly environment: Environment;
  readonly data: ReconciliationData;
}

/** The first day whose partition Athena looks for. */
const firstDay = '2026-01-01';

/**
 * The table of all breaks of all jobs, for Athena and what reads it, such as QuickSight. Its data are the Parquet files of the reports.
 *
 * Athena computes the partitions from the days, so no crawler runs and nothing registers a day. The folders of jobs below a day are no partitions, because
 * their names cannot be computed: `job_id` is a column of the files.
 */
export class DivergenceCatalogue extends Construct {
  readonly databaseName: string;
  readonly tableName: string;

  constructor(scope: Construct, id: string, { environment, data }: DivergenceCatalogueProps) {
    super(scope, id);
    const names = reconciliationNames(environment.name, Aws.ACCOUNT_ID);
    [this.databaseName, this.tableName] = [names.catalogueDatabase, names.divergencesTable];
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: this.databaseName, description: `What reconciliations of ${environment.name} found.` },
    });
    const location = `s3://${data.buckets.output.bucketName}/${divergencesPrefix}`;
    const table = new CfnTable(this, 'Table', {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: this.databaseName,
      tableInput: {
        name: this.tableName,
        description: 'The breaks of each job, one file a job.',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'run_date', type: 'date', comment: 'The day on which the job began, UTC.' }],
        parameters: {
          classification: 'parquet',
          'projection.enabled': 'true',
          'projection.run_date.type': 'date',
          'projection.run_date.format': 'yyyy-MM-dd',
          'projection.run_date.range': `${firstDay},NOW`,
          'storage.location.template': `${location}run_date=\${run_date}/`,
        },
        storageDescriptor: {
          columns: Object.entries(divergenceTable).map(([name, type]) => ({ name, type })),
          location,
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
    table.addResourceDependency(database);
  }
}

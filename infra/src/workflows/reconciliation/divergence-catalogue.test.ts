import { Template } from 'aws-cdk-lib/assertions';
import { divergenceTable, jobPlace } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { spell } from '../../testing/statements.ts';
import { reconciliationStackOf } from '../../testing/synthesized.ts';

interface Table {
  readonly DatabaseName: string;
  readonly TableInput: {
    readonly Name: string;
    readonly Parameters: Readonly<Record<string, unknown>>;
    readonly PartitionKeys: readonly { readonly Name: string; readonly Type: string }[];
    readonly StorageDescriptor: { readonly Columns: readonly { readonly Name: string; readonly Type: string }[] };
  };
}

const tables = Template.fromStack(reconciliationStackOf('prod')).findResources('AWS::Glue::Table');
const [table] = Object.values(tables).map(({ Properties }) => Properties as Table);

describe('the catalogue of divergences', () => {
  it('declares the columns that a report writes, in their order', () => {
    expect(table?.TableInput.StorageDescriptor.Columns).toEqual(
      Object.entries(divergenceTable).map(([Name, Type]) => ({ Name, Type })),
    );
    expect([table?.DatabaseName, table?.TableInput.Name]).toEqual(['reconciliation_prod', 'divergences']);
  });

  it('finds the file of each job in the partition of its day', () => {
    const { bucket, key } = jobPlace('JOB-20260216-061500-9f3a2c', 'report/divergences.parquet');
    const location = spell(table?.TableInput.Parameters['storage.location.template']).replace(
      `\${run_date}`,
      '2026-02-16',
    );

    expect(bucket).toBe('output');
    expect(`s3://<DataOutput>/${key}`.startsWith(location)).toBe(true);
    expect(table?.TableInput.PartitionKeys).toEqual([expect.objectContaining({ Name: 'run_date', Type: 'date' })]);
    expect(Object.keys(divergenceTable)).not.toContain('run_date');
  });
});

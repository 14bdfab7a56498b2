import { describe, expect, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

const tables = (environment: 'dev' | 'prod') =>
  Object.values(templateOf(environment).findResources('AWS::DynamoDB::Table')) as {
    readonly Properties: Readonly<Record<string, unknown>>;
  }[];

describe('DurableTable', () => {
  it('pays by request and can be put back to any second', () => {
    for (const { Properties } of tables('dev')) {
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
  });

  it('refuses to be deleted in prod, and only there', () => {
    expect(
      [tables('prod'), tables('dev')].map((all) =>
        all.map(({ Properties }) => Properties['DeletionProtectionEnabled']),
      ),
    ).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
  });

  it('is three tables, whatever the environment', () => {
    expect(tables('dev')).toHaveLength(3);
  });
});

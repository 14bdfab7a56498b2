import { describe, expect, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

const tables = (environment: 'dev' | 'prod') =>
  Object.values(templateOf(environment).findResources('AWS::DynamoDB::Table')) as {
    readonly Properties: Readonly<Record<string, unknown>>;
  }[];

describe('DurableTable', () => {
  it('is billed by request and has point-in-time recovery', () => {
    for (const { Properties } of tables('dev')) {
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
  });

  it('is protected from deletion in prod only', () => {
    expect(
      [tables('prod'), tables('dev')].map((all) =>
        all.map(({ Properties }) => Properties['DeletionProtectionEnabled']),
      ),
    ).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
  });

  it('is used for three tables', () => {
    expect(tables('dev')).toHaveLength(3);
  });
});

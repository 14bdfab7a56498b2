import type { Decision } from '@siesa-integration/reconciliation-stages';
import { describeJobPorts } from '@siesa-integration/reconciliation-stages/testing';
import { expect, it } from 'vitest';
import { batchWrite } from '../stores/dynamo-batches.ts';
import { startDynamoDB } from '../testing/stand-ins.ts';
import { createDecisionsTable } from './decisions-table.ts';
import { createHistoryTable } from './history-table.ts';

describeJobPorts('on AWS', async () => {
  const { documents, close } = await startDynamoDB();
  const table = { documents, tableName: 'files' };
  return {
    decisions: createDecisionsTable(table),
    history: createHistoryTable(table),
    close: () => {
      close();
      return Promise.resolve();
    },
  };
});

const aDecision = (note: string): Decision => ({
  action: 'write-off',
  rows: [],
  by: 'ana',
  at: '2026-02-16T06:15:00.000Z',
  note,
});

it('reads more decisions than one call does', async () => {
  const { documents, close } = await startDynamoDB();
  const decisions = createDecisionsTable({ documents, tableName: 'files' });
  const items = Array.from({ length: 100 }, (_, at) => ({
    file_id: `#decision#orders#${String(at + 1)}`,
    decision: JSON.stringify(aDecision(String(at))),
  }));
  await batchWrite(documents, 'files', items);
  await decisions.add('orders', aDecision('100'));

  expect((await decisions.list('orders')).map(({ note }) => note).at(-1)).toBe('100');
  close();
});

it('passes on every other error of DynamoDB', async () => {
  const { documents, close } = await startDynamoDB();
  const table = { documents, tableName: 'nowhere' };

  await expect(createDecisionsTable(table).add('orders', aDecision(''))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(createHistoryTable(table).record('orders', '2026-02-16', 'job')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  close();
});

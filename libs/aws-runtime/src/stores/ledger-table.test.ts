import type { LedgerEntry } from '@siesa-integration/sync-pipeline';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLedgerTable } from './ledger-table.ts';
import { startDynamoDB } from '../testing/stand-ins.ts';

let tables: Awaited<ReturnType<typeof startDynamoDB>>;
beforeAll(async () => {
  tables = await startDynamoDB();
});
afterAll(() => {
  tables.close();
});

const aLedger = () => createLedgerTable({ documents: tables.documents, tableName: 'ledger' });

const accepted = (product_id: string): LedgerEntry => ({
  product_id,
  last_seen_sync: 's1',
  accepted: { fingerprint: 'f', sync_id: 's1', at: '2025-01-15T10:00:00Z' },
});

const rejected = (
  product_id: string,
  first_seen: string,
  more: Partial<NonNullable<LedgerEntry['rejection']>> = {},
): LedgerEntry => ({
  product_id,
  last_seen_sync: 's1',
  rejection: {
    code: 'kong/refused',
    message: 'no',
    attempts: 1,
    first_seen,
    last_seen: first_seen,
    sync_id: 's1',
    ...more,
  },
});

const ids = (entries: readonly LedgerEntry[]) => entries.map(({ product_id }) => product_id);

describe('createLedgerTable', () => {
  it('writes and reads more entries than one call allows', async () => {
    const ledger = aLedger();
    const entries = Array.from({ length: 251 }, (_, i) => accepted(`P${String(i)}`));

    await ledger.writeMany('many', entries);

    const found = await ledger.readMany('many', [...entries.map(({ product_id }) => product_id), 'P0', 'unknown']);
    expect(found.size).toBe(251);
    expect(found.get('P250')).toEqual(entries[250]);
  });

  it('stores the last of two entries for one item', async () => {
    const ledger = aLedger();

    await ledger.writeMany('twice', [rejected('P', '2025-01-01T00:00:00Z'), accepted('P')]);

    expect((await ledger.readMany('twice', ['P'])).get('P')).toEqual(accepted('P'));
  });

  it('separates the items of clients', async () => {
    const ledger = aLedger();

    await ledger.writeMany('client-a', [accepted('P')]);

    expect((await ledger.readMany('client-b', ['P'])).size).toBe(0);
    expect(await Array.fromAsync(ledger.entries('client-b'))).toEqual([]);
  });

  it('reads every entry', async () => {
    const ledger = aLedger();
    await ledger.writeMany('walk', [accepted('P1'), rejected('P2', '2025-01-01T00:00:00Z')]);

    expect(ids(await Array.fromAsync(ledger.entries('walk')))).toEqual(['P1', 'P2']);
  });

  it('finds open rejects, oldest first, up to the limit', async () => {
    const ledger = aLedger();
    await ledger.writeMany('open', [
      accepted('fine'),
      rejected('new', '2025-03-01T00:00:00Z'),
      rejected('old', '2025-01-01T00:00:00Z'),
      rejected('middle', '2025-02-01T00:00:00Z'),
    ]);

    expect(ids(await ledger.openRejects('open', { limit: 2 }))).toEqual(['old', 'middle']);
  });

  it('does not return a closed reject', async () => {
    const ledger = aLedger();
    await ledger.writeMany('closed', [rejected('P', '2025-01-01T00:00:00Z')]);

    await ledger.writeMany('closed', [accepted('P')]);

    expect(await ledger.openRejects('closed', { limit: 10 })).toEqual([]);
  });

  it('returns parked rejects only under another mapping', async () => {
    const ledger = aLedger();
    await ledger.writeMany('parked', [
      rejected('parked', '2025-01-01T00:00:00Z', { parked: true, mapping: 'v1' }),
      rejected('parked-under-2', '2025-01-01T00:00:00Z', { parked: true, mapping: 'v2' }),
      rejected('open', '2025-02-01T00:00:00Z', { mapping: 'v1' }),
    ]);

    expect(ids(await ledger.openRejects('parked', { limit: 10 }))).toEqual(['open']);
    expect(ids(await ledger.openRejects('parked', { limit: 10, mapping: 'v1' }))).toEqual(['parked-under-2', 'open']);
    expect(ids(await ledger.openRejects('parked', { limit: 10, mapping: 'v2' }))).toEqual(['parked', 'open']);
    expect(ids(await ledger.openRejects('parked', { limit: 1, mapping: 'v2' }))).toEqual(['open']);
  });

  describe('among 300 parked rejects that are not due', () => {
    const at = (index: number) => new Date(Date.UTC(2025, 0, 1, 0, index)).toISOString();
    const notDue = Array.from({ length: 300 }, (_, i) =>
      rejected(`waits-${String(i)}`, at(i), { parked: true, mapping: 'v2' }),
    );
    const due = ['due-1', 'due-2', 'due-3'].map((id, i) => rejected(id, at(400 + i), { parked: true, mapping: 'v1' }));

    it('finds those that are, though they are younger', async () => {
      const ledger = aLedger();
      await ledger.writeMany('crowded', [...notDue, ...due]);

      expect(ids(await ledger.openRejects('crowded', { limit: 200, mapping: 'v2' }))).toEqual(ids(due));
      expect(ids(await ledger.openRejects('crowded', { limit: 2, mapping: 'v2' }))).toEqual(['due-1', 'due-2']);
      expect(await ledger.openRejects('crowded', { limit: 200, mapping: 'v1' })).toHaveLength(200);
    });

    it('finds those that are, when their keys in the index do not name the mapping', async () => {
      const ledger = aLedger();
      await ledger.writeMany('earlier', [...notDue, ...due]);
      for (const { product_id, rejection } of [...notDue, ...due])
        await tables.documents.send(
          new UpdateCommand({
            TableName: 'ledger',
            Key: { client_id: 'earlier', product_id },
            UpdateExpression: 'SET open_since = :since',
            ExpressionAttributeValues: { ':since': `parked ${rejection?.first_seen ?? ''}` },
          }),
        );

      expect(ids(await ledger.openRejects('earlier', { limit: 200, mapping: 'v2' }))).toEqual(ids(due));
    });
  });

  it('returns only the parked rejects with `parked`, under any mapping, oldest first', async () => {
    const ledger = aLedger();
    await ledger.writeMany('only-parked', [
      rejected('younger', '2025-02-01T00:00:00Z', { parked: true, mapping: 'v2' }),
      rejected('older', '2025-01-01T00:00:00Z', { parked: true, mapping: 'v1' }),
      rejected('open', '2025-01-01T00:00:00Z'),
    ]);

    expect(ids(await ledger.openRejects('only-parked', { limit: 10, parked: true }))).toEqual(['older', 'younger']);
    expect(ids(await ledger.openRejects('only-parked', { limit: 1, parked: true, mapping: 'v1' }))).toEqual(['older']);
  });

  it('calls DynamoDB only when there is something to read or write', async () => {
    const ledger = createLedgerTable({ documents: tables.documents, tableName: 'there is no such table' });

    expect((await ledger.readMany('a', [])).size).toBe(0);
    await expect(ledger.writeMany('a', [])).resolves.toBeUndefined();
  });
});

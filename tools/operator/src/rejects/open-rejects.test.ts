import { mostIds } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { openClientFolder } from '../testing/client-folder.ts';
import { groupByReason, type OpenReject, unparkGroup, unparkRejects } from './open-rejects.ts';

describe('groupByReason', () => {
  const reject = (product_id: string, message: string, code = 'kong/refused'): OpenReject => ({
    product_id,
    last_seen_sync: 's',
    rejection: { code, message, attempts: 1, first_seen: 't', last_seen: 't', sync_id: 's' },
  });

  it('groups rejects whose messages differ only in numbers and quoted values, the largest group first', () => {
    const groups = groupByReason([
      reject('a', 'No zone'),
      reject('b', "EAN '77' is invalid"),
      reject('c', "EAN '78' is invalid"),
      reject('d', 'No zone', 'wms/zone'),
    ]);

    expect(groups.map(({ code, rejects }) => [code, rejects.length])).toEqual([
      ['kong/refused', 2],
      ['kong/refused', 1],
      ['wms/zone', 1],
    ]);
  });

  it('groups rejects of a rule of ours by the field, whatever was received', () => {
    const groups = groupByReason([
      reject('a', 'ean: expected ^[0-9]{13}$, received abc', 'mapping/pattern'),
      reject('b', 'ean: expected ^[0-9]{13}$, received x-y', 'mapping/pattern'),
      reject('c', 'sku: expected ^[0-9]{13}$, received abc', 'mapping/pattern'),
      reject('d', 'kong: expected more', 'kong/refused'),
    ]);

    expect(groups.map(({ code, field, rejects }) => [code, field, rejects.length])).toEqual([
      ['mapping/pattern', 'ean', 2],
      ['mapping/pattern', 'sku', 1],
      ['kong/refused', undefined, 1],
    ]);
  });
});

describe('trying parked rejects again', () => {
  const reject = (product_id: string, message: string, source_id?: string): OpenReject => ({
    product_id,
    ...(source_id !== undefined && { source_id }),
    last_seen_sync: 'sync-20260101-000000-0001',
    rejection: {
      code: 'kong/refused',
      message,
      attempts: 5,
      parked: true,
      first_seen: '2026-01-01T00:00:00Z',
      last_seen: '2026-01-01T00:00:00Z',
      sync_id: 'sync-20260101-000000-0001',
    },
  });

  it('reaches all of them, also when they are more than one reading brings', { timeout: 60_000 }, async () => {
    await using folder = await openClientFolder({ 'cliente-a': {} });
    const { ledger } = folder.host.stores;
    const ids = Array.from({ length: 10_050 }, (_, at) => `P${String(at)}`);
    await ledger.writeMany(
      'cliente-a',
      ids.map((id) => reject(id, 'No zone')),
    );

    expect(await unparkRejects(folder.host, 'cliente-a')).toBe(ids.length);
    expect(await ledger.countRejects('cliente-a')).toEqual({ open: ids.length, parked: 0 });
  });

  it('resets the attempts of one group, and names those that Siesa can be asked for', async () => {
    await using folder = await openClientFolder({ 'cliente-a': {} });
    const { ledger } = folder.host.stores;
    await ledger.writeMany('cliente-a', [
      reject('P1', 'No zone', 'S1'),
      reject('P2', 'No zone'),
      reject('P3', 'No price', 'S3'),
    ]);
    const ids = await unparkGroup(folder.host, 'cliente-a', { code: 'kong/refused', message: 'No zone' });
    const stored = await ledger.readMany('cliente-a', ['P1', 'P2', 'P3']);

    expect(ids).toEqual(['S1']);
    expect(['P1', 'P2', 'P3'].map((id) => stored.get(id)?.rejection?.attempts)).toEqual([0, 0, 5]);
    expect(await unparkGroup(folder.host, 'cliente-a', { code: 'kong/refused', message: 'gone' })).toEqual([]);
  });

  it('names as many as one sync takes', async () => {
    await using folder = await openClientFolder({ 'cliente-a': {} });
    const rejects = Array.from({ length: mostIds + 1 }, (_, at) =>
      reject(`P${String(at)}`, 'No zone', `S${String(at)}`),
    );
    await folder.host.stores.ledger.writeMany('cliente-a', rejects);

    expect(await unparkGroup(folder.host, 'cliente-a', { code: 'kong/refused', message: 'No zone' })).toHaveLength(
      mostIds,
    );
  });
});

import type { StoredRecord } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import { compareHoldings, type ExpectedRecord } from './compare-holdings.ts';

const expected = (...records: readonly (readonly [id: string, fields?: object])[]): Map<string, ExpectedRecord> =>
  new Map(
    records.map(([id, fields]) => [
      id,
      { product_id: id, ...(fields && { document: JSON.stringify({ external_id: id, ...fields }) }) },
    ]),
  );

async function* stored(...records: readonly (Partial<StoredRecord> & { readonly id: string })[]) {
  await Promise.resolve();
  for (const { id, ref = `ref-${id}`, fields = {}, ...rest } of records)
    yield { id, ref, fields: { external_id: id, ...fields }, ...rest };
}

describe('compareHoldings', () => {
  it('finds no difference where every field that was sent is there, whatever stands beside it', async () => {
    const diff = await compareHoldings(
      expected(['A', { name: 'LINO ', ean: '', properties: { COLOR: 'AZUL' } }]),
      stored({ id: 'A', fields: { name: 'LINO', photo: null, properties: { COLOR: 'AZUL', shelf: '1' } } }),
    );

    expect(diff).toEqual({ expected: 1, stored: 1, equal: 1, not_compared: 0, findings: [], not_shown: [] });
  });

  it('names what is missing there, extra there, and what has other values', async () => {
    const diff = await compareHoldings(
      expected(['A', { name: 'LINO' }], ['B', { name: 'SEDA', properties: { COLOR: 'ROJO' } }], ['C']),
      stored({ id: 'B', fields: { name: 'SEDA', properties: { COLOR: 'AZUL' } } }, { id: 'C' }, { id: 'X' }),
    );

    expect(diff.findings).toEqual([
      {
        kind: 'different',
        product_id: 'B',
        refs: ['ref-B'],
        changes: [{ field: 'properties.COLOR', old: 'AZUL', new: 'ROJO' }],
      },
      { kind: 'extra', product_id: 'X', refs: ['ref-X'] },
      { kind: 'missing', product_id: 'A' },
    ]);
    expect(diff).toMatchObject({ expected: 3, stored: 3, equal: 0, not_compared: 1 });
  });

  it('takes a row that comes again for one record, and two records with one id for a duplicate', async () => {
    const diff = await compareHoldings(
      expected(['A', {}], ['B', {}]),
      stored({ id: 'A' }, { id: 'B' }, { id: 'A' }, { id: 'B', ref: 'other' }),
    );

    expect(diff.findings).toEqual([{ kind: 'duplicate', product_id: 'B', refs: ['ref-B', 'other'] }]);
    expect(diff.stored).toBe(3);
  });

  it('names what a person took out of use, and not what was sent so', async () => {
    const inactive = ['is_active'];
    const diff = await compareHoldings(
      expected(['A', {}], ['B', { is_active: false }]),
      stored({ id: 'A', fields: { is_active: false }, inactive }, { id: 'B', fields: { is_active: false }, inactive }),
    );

    expect(diff.findings).toEqual([{ kind: 'inactive', product_id: 'A', refs: ['ref-A'] }]);
  });

  it('says which fields the list does not show, instead of calling them different', async () => {
    const diff = await compareHoldings(
      expected(['A', { name: 'LINO', isbn: '1' }]),
      stored({ id: 'A', fields: { name: 'LINO' } }),
    );

    expect(diff).toMatchObject({ equal: 1, findings: [], not_shown: ['isbn'] });
  });

  it('shortens what it shows of a long value', async () => {
    const diff = await compareHoldings(
      expected(['A', { name: 'x'.repeat(500) }]),
      stored({ id: 'A', fields: { name: { a: 'y'.repeat(500) } } }),
    );
    const [change] = diff.findings[0]?.changes ?? [];

    expect([change?.new, change?.old].map((value) => String(value).length)).toEqual([201, 201]);
  });
});

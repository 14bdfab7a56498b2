import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaRow } from '../siesa-client.ts';
import { aSiesaProduct, type FakeSiesa, startFakeSiesa } from '../fake/index.ts';
import { aSiesaClient } from '../testing/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

/** Reads one page whose body is given as text. */
const rowsOf = async (body: string): Promise<readonly SiesaRow[]> => {
  siesa = await startFakeSiesa({ switches: { failures: [{ kind: 'answer', status: 200, body }] } });
  return (await Array.fromAsync(aSiesaClient(siesa).pages()))[0]?.rows ?? [];
};

describe('rows', () => {
  it.each(['03 ', '011', '0000'])('B30: keep the code %j as text', async (code) => {
    const [row] = await rowsOf(JSON.stringify([aSiesaProduct({ f_codigo: code })]));

    expect(row?.['f_codigo']).toBe(code);
    expect(aSiesaClient(siesa).rowId(row ?? {})).toBe(code.trim());
  });

  it('B30: have no id where the code is missing, blank or of another type', () => {
    const { rowId } = aSiesaClient(siesa);

    expect([{}, { f_codigo: null }, { f_codigo: ' ' }, { f_codigo: {} }].map(rowId)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(rowId({ f_codigo: 7 })).toBe('7');
  });

  it.each([
    ['2025-01-15T09:12:00Z', '2025-01-15T09:12:00.000Z'],
    ['2025-01-15T09:12:00.5-05:00', '2025-01-15T14:12:00.500Z'],
    ['2025-01-15T00:00:00', '2025-01-15T05:00:00.000Z'],
    ['2025-01-15 23:59:59', '2025-01-16T04:59:59.000Z'],
    ['2025-01-15', '2025-01-15T05:00:00.000Z'],
    ['2025-02-30', undefined],
    ['2025-02-30T10:00:00Z', undefined],
    ['15/08/2025', undefined],
    ['0000-00-00', undefined],
    ['2025-01-15T25:00:00', undefined],
    [20250115, undefined],
  ])('B31: that changed at %j changed at %j', (time, instant) => {
    expect(aSiesaClient(siesa).rowModified({ f_fecha_modificacion: time })).toBe(instant);
  });

  it('B32: carry __proto__ and constructor as data', async () => {
    const [row] = await rowsOf(
      '[{"f_codigo":"A","__proto__":{"polluted":true},"constructor":"x","nested":{"__proto__":{"polluted":true}}}]',
    );

    expect(Object.keys(row ?? {})).toEqual(['f_codigo', '__proto__', 'constructor', 'nested']);
    expect(JSON.stringify(row)).toContain('"__proto__":{"polluted":true}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('B32: arrive beside one that is 100,000 levels deep, and can all be written again', async () => {
    const deep = `${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`;
    const rows = await rowsOf(`[{"f_codigo":"A","deep":${deep}},{"f_codigo":"B","n":12345678901234567890}]`);

    expect(rows.map((row) => [row['f_codigo'], row['n']])).toEqual([
      ['A', undefined],
      ['B', '12345678901234567890'],
    ]);
    expect(JSON.stringify(rows)).toContain('nested deeper than 32 levels');
  });

  it('B32: that are 100,000 levels deep themselves are a broken contract', async () => {
    await expect(rowsOf(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).rejects.toMatchObject({
      name: 'SiesaContractBroken',
    });
  });

  it('B32: carry a field of 5 MB, and lone surrogates', async () => {
    const [row] = await rowsOf(JSON.stringify([{ f_codigo: 'A', large: 'x'.repeat(5_000_000), half: '\ud800' }]));

    expect([(row?.['large'] as string).length, row?.['half']]).toEqual([5_000_000, '\ud800']);
  });

  it('are in NFC, and keep unknown fields', async () => {
    const [row] = await rowsOf(
      JSON.stringify([{ f_codigo: 'A', f_nombre: 'Cafe\u0301', anything: { deep: ['yes'] } }]),
    );

    expect(row).toEqual({ f_codigo: 'A', f_nombre: 'Café', anything: { deep: ['yes'] } });
  });

  it('in which every value is null are counted and dropped', async () => {
    siesa = await startFakeSiesa({ rows: [aSiesaProduct(), { f_codigo: null, f_nombre: null }] });

    expect((await Array.fromAsync(aSiesaClient(siesa).pages()))[0]).toMatchObject({
      rows: [{ f_codigo: 'PROD001' }],
      emptyRows: 1,
      total: 2,
    });
  });
});

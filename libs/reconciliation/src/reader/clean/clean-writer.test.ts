import fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { expect, it } from 'vitest';
import { cleanFileOf, readCleanFile } from '../../testing/clean-rows.ts';
import { aCleanRow } from '../../testing/oracle/random-world.ts';

const groupsOf = (file: Uint8Array): readonly number[] =>
  parquetMetadata(Uint8Array.from(file).buffer).row_groups.map(({ num_rows: rows }) => Number(rows));

it('holds any row', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  const row = fc.record({
    rowNo: fc.integer({ min: 1 }),
    cents: fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
    dayNo: fc.integer({ min: -25_567, max: 376_200 }),
    ...{ party: text, k: text, nome: text, ativo: text, lote: text, campos: text },
  });

  await fc.assert(
    fc.asyncProperty(fc.array(row), async (rows) => {
      expect(await readCleanFile(cleanFileOf(rows))).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});

it.each([0, 1, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 32 + 1, -(2 ** 32), 2 ** 53 - 1, -(2 ** 53 - 1)])(
  'holds %i cents',
  async (cents) => {
    const [row] = await readCleanFile(cleanFileOf([aCleanRow({ cents })]));

    expect(row?.cents).toBe(cents);
  },
);

it('has groups of 65,536 rows', () => {
  const rows = Array.from({ length: 65_537 }, (_, at) => aCleanRow({ rowNo: at + 2 }));

  expect(groupsOf(cleanFileOf(rows.slice(0, -1)))).toEqual([65_536]);
  expect(groupsOf(cleanFileOf(rows))).toEqual([65_536, 1]);
});

it('ends a group early after 8 MiB of texts', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => aCleanRow({ rowNo: at + 2, nome: 'ñ'.repeat(32_000) }));
  const file = cleanFileOf(rows);

  expect(groupsOf(file)).toEqual([132, 132, 36]);
  expect(await readCleanFile(file)).toEqual(rows);
});

it('is a file without groups where there is no row', async () => {
  const file = cleanFileOf([]);

  expect([groupsOf(file), await readCleanFile(file)]).toEqual([[], []]);
});

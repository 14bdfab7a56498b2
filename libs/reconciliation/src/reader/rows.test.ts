import { describe, expect, it } from 'vitest';
import { readBytes, supplierSide } from '../testing/read-bytes.ts';
import { maxFieldBytes } from './bytes/record-scanner.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const good = (number: number): string => `1;ORD-${String(number).padStart(5, '0')};Ana;A;2026-02-15;1.00\n`;
const withName = (name: string): string => `${header}1;ORD-00001;${name};A;2026-02-15;1.00\n`;

describe('quotes', () => {
  it.each([
    ['"Ana; Maria"', 'Ana; Maria'],
    ['"Ana ""la"" Paz"', 'Ana "la" Paz'],
    ['Tubo 5" PVC', 'Tubo 5" PVC'],
    ['Tubo 5"" PVC', 'Tubo 5"" PVC'],
    ['"a\r\nb"', 'a\r\nb'],
    ['"Ana"', 'Ana'],
  ])('%s', async (cell, clean) => {
    expect((await readBytes(withName(cell))).rows).toEqual([`2|100|20499|1|ORD-00001|${clean}|A|`]);
  });

  it('of another kind are doubled as theirs', async () => {
    const { rows } = await readBytes(withName(`'it''s "5"'`), { side: supplierSide({ quote: "'" }) });

    expect(rows).toEqual(['2|100|20499|1|ORD-00001|it\'s "5"|A|']);
  });

  it.each([
    ['never closed', '1;ORD-00001;"Ana;A;2026-02-15;1.00\n', '2 QUOTE_UNCLOSED'],
    [
      'closed by the quote of a later row',
      `1;ORD-00001;"Ana;A;2026-02-15;1.00\n${good(2).replace('Ana', '"Ana"')}`,
      '2 QUOTE_MISPLACED',
    ],
    ['closed before the cell ends', '1;ORD-00001;"Ana" Paz;A;2026-02-15;1.00\n', '2 QUOTE_MISPLACED'],
  ])('%s cost one line', async (_, row, problem) => {
    const { bad, rows } = await readBytes(`${header}${row}${good(3)}${good(4)}`);

    expect(bad).toEqual([problem]);
    expect(rows.at(-1)).toContain('ORD-00004');
    expect(rows.some((clean) => clean.includes('ORD-00003'))).toBe(true);
  });
});

describe('long fields', () => {
  const long = 'x'.repeat(3_000_000);
  it.each([
    ['without quotes', long],
    ['within quotes', `"${long}"`],
    ['never closed', `"${long}`],
  ])('of 3 MB %s cost their row', async (_, cell) => {
    const content = `${header}${good(1)}1;ORD-00002;${cell};A;2026-02-15;1.00\n${good(3)}`;
    const small = await readBytes(content, { chunkBytes: 50_000 });

    expect(small.bad).toEqual(['3 FIELD_TOO_LONG']);
    expect(small.rows.map((row) => row.split('|')[0])).toEqual(['2', '4']);
    expect(await readBytes(content)).toEqual(small);
  });

  it('below the limit are decided by the rules', async () => {
    expect((await readBytes(withName('x'.repeat(maxFieldBytes)))).bad).toEqual(['2 nome TEXT_LONG']);
    expect((await readBytes(withName('x'.repeat(maxFieldBytes + 1)))).bad).toEqual(['2 FIELD_TOO_LONG']);
    expect((await readBytes(withName(`"${'x'.repeat(maxFieldBytes)}"`))).bad).toEqual(['2 nome TEXT_LONG']);
    expect((await readBytes(withName(`"${'x'.repeat(maxFieldBytes + 1)}"`))).bad).toEqual(['2 FIELD_TOO_LONG']);
  });
});

it('a name is in no list of bad rows', async () => {
  const { badRows } = await readBytes(`${header}1;ORD-1;${'Canary'.repeat(50)};A;2026-02-15;1.00\n`);

  expect(badRows[0]?.cells).toEqual([
    'fornecedor_id=1',
    'ordem_id=ORD-1',
    'nome=***',
    'ativo_id=A',
    'data=2026-02-15',
    'valor=1.00',
  ]);
  expect(badRows[0]?.problems).toEqual([
    { column: 'ordem_id', code: 'TEXT_SHORT', received: 'ORD-1' },
    { column: 'nome', code: 'TEXT_LONG' },
  ]);
});

it('rows of empty cells are blank, as empty lines are', async () => {
  const { reading, rows } = await readBytes(`${header}\r\n;;;;;\n${good(1)}\n`);

  expect([reading.blankRows, rows.length, reading.badRows]).toEqual([3, 1, 0]);
  expect(rows[0]).toMatch(/^4\|/);
});

it('the last row needs no line break, and may end with a carriage return alone', async () => {
  for (const end of ['', '\r', '\r\n']) {
    expect((await readBytes(`${header}${good(1).trimEnd()}${end}`)).rows).toHaveLength(1);
    expect((await readBytes(`${header}${good(1).trimEnd()}${end}`, { chunkBytes: 1 })).rows).toHaveLength(1);
  }
});

describe('compared columns', () => {
  const side = {
    ...supplierSide(),
    columns: { key: { ...supplierSide().columns.key, column: 'k' } as never, amount: { column: 'n' } },
    compared_columns: ['ean', 'name'],
  };
  const last = async (row: string) => {
    const { rows, bad } = await readBytes(`k;name;n;ean\n${row}\n`, { side });
    return { text: rows[0]?.split('|').at(-1), bad };
  };

  it.each([
    ['ORD-00001; Mesa ;1;770', '770\u001EMesa'],
    ['ORD-00001;;1;', '\u001E'],
    ['ORD-00001;"Tubo ""5"";",1;770', '770\u001ETubo "5";'],
    ['ORD-00001;Tubo 5";1;"7\n0"', '7\n0\u001ETubo 5"'],
    ['ORD-00001;1E+05;1;770', '770\u001E1E+05'],
  ])('of %j are one text', async (row, text) => {
    expect(await last(row.replace('",1;', '";1;'))).toEqual({ text, bad: [] });
  });

  it('have a longest length', async () => {
    expect((await last(`ORD-00001;${'x'.repeat(4_001)};1;770`)).bad).toEqual(['2 name TEXT_LONG']);
  });

  it('and no amount leave rows of zero cents', async () => {
    const { columns, ...rest } = side;
    const { rows } = await readBytes('k;name;ean\nORD-00001;Mesa;770\n', {
      side: { ...rest, columns: { key: columns.key } },
    });

    expect(rows).toEqual(['2|0|0||ORD-00001||||770\u001EMesa']);
  });
});

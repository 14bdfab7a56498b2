import { describe, expect, it } from 'vitest';
import { readBytes, supplierSide } from '../testing/read-bytes.ts';
import { FileRejected } from './file-rejected.ts';

const columns = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
const row = (number: number, amount = '1.00'): string =>
  `1;ORD-${String(number).padStart(5, '0')};Ana;A;2026-02-15;${amount}\n`;

const codeOf = async (reading: Promise<unknown>): Promise<string> => {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FileRejected)) throw new Error('the file was not refused', { cause: error });
  return `${error.code}: ${error.message.replace("'file.csv' is refused: ", '')}`;
};

describe('a header is refused', () => {
  it.each([
    ['that lacks a column', columns.replace(';valor', ''), 'it has no', "its header has no column 'valor'."],
    ['with a misspelt column', columns.replace('valor', 'valr'), '', "'valr' is there instead of 'valor'."],
    ['with an unknown column', `${columns};saldo`, '', "its header has the unknown column 'saldo'."],
    ['with a column without a name', `${columns};`, '', 'column 7 of its header has no name.'],
    ['of bytes that are no text', columns.replace(';', ';\0'), '', 'its first line has NUL bytes, so it is no text.'],
    ['with a column twice', `${columns};valor`, '', "its header has the column 'valor' twice."],
    ['with another delimiter', columns.replaceAll(';', '\t'), '', 'Its columns seem to be separated by a tab.'],
    ['without a delimiter', 'valores do dia', '', "its header is one column, because it has no ';'."],
    ['with an open quote', `"${columns}`, '', 'a quote in its header is not closed.'],
    ['of an old Mac', `${columns}\r1;ORD-00001;Ana;A;2026-02-15;1.00\r`, '', 'carriage returns alone'],
    ['longer than a header can be', 'x'.repeat(60_000), '', 'its header is one column'],
  ])('%s', async (_, header, __, sentence) => {
    expect(await codeOf(readBytes(`${header}\n${row(1)}`))).toContain(sentence);
  });

  it.each([
    ['a row', row(1, '1.00')],
    ['a row that says something twice', row(1, '1.00').replace(';A;', ';Ana;')],
    ['the header of other rules', 'cuenta;titular Ana;valor_neto'],
    ['a row with a cell that looks like a column', row(1, '1.00').replace(';A;', ';DATA1;')],
  ])('whose first line is %s, without a word of it', async (_what, first) => {
    const refusal = await codeOf(readBytes(`${first}\n${row(2)}`));

    expect(refusal).toMatch(/^HEADER: its first line has none of the columns 'fornecedor_id', 'ordem_id'/);
    expect(refusal).not.toContain('Ana');
  });

  it('whose first line is not a header, of any length', async () => {
    const content = Array.from({ length: 80 }, () => '"x'.repeat(10_000)).join(';');

    expect(await codeOf(readBytes(content, { chunkBytes: 1 << 16 }))).toMatch(/^HEADER/);
  });
});

it('lines before the header are skipped where the document declares them', async () => {
  const content = `Banco Exemplo\nExtrato de 15/02\n${columns}\n${row(1)}`;

  const { rows } = await readBytes(content, { side: supplierSide({ skip_lines: 2 }), chunkBytes: 5 });

  expect(rows).toEqual(['4|100|20499|1|ORD-00001|Ana|A|']);
  expect(await codeOf(readBytes(content))).toMatch(/^HEADER: its header is one column/);
  expect(await codeOf(readBytes('a\n', { side: supplierSide({ skip_lines: 2 }) }))).toBe(
    'HEADER: it has fewer than 2 lines before its header.',
  );
});

describe('another kind of file is refused:', () => {
  it.each([
    ['PDF', '%PDF-1.7 …', 'it is a PDF'],
    ['xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'it is an old Excel workbook'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'it is compressed with gzip'],
    ['web page', '\n<!doctype html><html>', 'it is a web page'],
    ['Parquet', 'PAR1…', 'it is a Parquet file'],
  ])('%s', async (_, content, sentence) => {
    expect(await codeOf(readBytes(content))).toContain(`FILE_KIND: ${sentence}`);
  });
});

describe('encodings', () => {
  const content = `${columns}\n${row(1).replace('Ana', 'João')}`;
  const utf16 = Buffer.from(content, 'utf16le');

  it('UTF-16 is known by its mark or by its NULs, in both orders', async () => {
    const big = Buffer.from(utf16).swap16();
    for (const bytes of [utf16, big, Buffer.concat([Buffer.from([0xfe, 0xff]), big])]) {
      const { rows, reading } = await readBytes(bytes, { chunkBytes: 3 });
      expect([rows, reading.encoding]).toEqual([
        ['2|100|20499|1|ORD-00001|João|A|'],
        bytes === utf16 ? 'utf-16le' : 'utf-16be',
      ]);
    }
  });

  it('a declared encoding is refused when the bytes are another', async () => {
    const latin = Buffer.from(content, 'latin1');

    expect(await codeOf(readBytes(latin, { side: supplierSide({ encoding: 'utf-8' }) }))).toBe(
      'ENCODING: its text is windows-1252, and the rule document declares utf-8.',
    );
    expect(await codeOf(readBytes(content, { side: supplierSide({ encoding: 'utf-16' }) }))).toMatch(/^ENCODING/);
    expect((await readBytes(content, { side: supplierSide({ encoding: 'windows-1252' }) })).rows[0]).toContain('JoÃ£o');
    expect((await readBytes(utf16, { side: supplierSide({ encoding: 'utf-16' }) })).rows).toHaveLength(1);
  });

  it('UTF-8 with a few broken letters is refused, because as Windows-1252 all others would be wrong', async () => {
    const many = Array.from({ length: 5 }, (_, index) => row(index + 1).replace('Ana', 'João')).join('');
    const broken = Buffer.concat([
      Buffer.from(`${columns}\n${many}`),
      Buffer.from(row(6).replace('Ana', 'Jo\u00E3o'), 'latin1'),
    ]);

    expect(await codeOf(readBytes(broken))).toMatch(
      /^ENCODING: 5 of its letters are UTF-8 and 1 are not, the first at byte \d+\./,
    );
    expect(await codeOf(readBytes(Buffer.concat([Buffer.from(`${columns}\n${many}`), Buffer.from([0xc3])])))).toMatch(
      /ENCODING/,
    );
  });

  it('a mark alone is an empty file', async () => {
    expect(await codeOf(readBytes(Buffer.from([0xef, 0xbb, 0xbf])))).toMatch(/^FILE_EMPTY/);
  });
});

describe('a footer', () => {
  const side = supplierSide({ footer: { marker: 'TOTAL' } });
  const counted = supplierSide({ footer: { marker: 'TOTAL', rows_in: 'ordem_id' } });
  const body = `${columns}\n${row(1, '10.25')}${row(2, '5.50')}`;

  it('is the control total that the rows prove', async () => {
    const { reading } = await readBytes(`${body}TOTAL;2;;;;15.75\n`, { side: counted });

    expect(reading).toMatchObject({ rows: 2, cents: 1575n, controlTotal: { cents: 1575n, rows: 2 } });
  });

  it('stays exact above 2^53', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => row(index + 1, '9999999999999.99')).join('');

    expect((await readBytes(`${columns}\n${rows}`)).reading.cents).toBe(19_999_999_999_999_980n);
    expect(await codeOf(readBytes(`${columns}\n${rows}TOTAL;;;;;1.00\n`, { side }))).toContain(
      'its rows add up to 199999999999999.80',
    );
  });

  it.each([
    [
      'a cent away',
      `${body}TOTAL;2;;;;15.76\n`,
      'CONTROL_TOTAL: its footer says 15.76 and its rows add up to 15.75, a difference of 0.01.',
    ],
    ['of other rows', `${body}TOTAL;3;;;;15.75\n`, 'CONTROL_TOTAL: its footer counts 3 rows and it has 2.'],
    ['without a number of rows', `${body}TOTAL;x;;;;15.75\n`, 'FOOTER: its footer on line 4 has no number of rows'],
    ['without an amount', `${body}TOTAL;2\n`, "FOOTER: its footer on line 4 has no amount in the column 'valor'."],
    ['that is missing', body, 'FOOTER: its footer is missing, so it was probably cut.'],
    ['before a row', `${body}TOTAL;2;;;;15.75\n${row(3)}`, 'FOOTER: line 5 follows its footer.'],
    ['that comes twice', `${body}TOTAL;2;;;;15.75\nTOTAL;2;;;;15.75\n`, 'FOOTER: line 5 follows its footer.'],
  ])('%s refuses the file', async (_, content, sentence) => {
    expect(await codeOf(readBytes(content, { side: counted }))).toContain(sentence);
  });

  it('counts the amount of a bad row, and names rows whose amount could not be read', async () => {
    const bad = `${columns}\n${row(1, '10.25')}1;OR-2;Ana;A;2026-02-15;5.50\n`;
    expect((await readBytes(`${bad}TOTAL;;;;;15.75\n`, { side })).bad).toEqual(['3 ordem_id TEXT_SHORT']);
    expect(await codeOf(readBytes(`${columns}\n${row(1, '10.25')}1;2\nTOTAL;;;;;15.75\n`, { side }))).toContain(
      'The amount of one row could not be read.',
    );
  });
});

it('a day without business is accepted where the document declares it', async () => {
  const { reading } = await readBytes(`${columns}\n`, { side: supplierSide({ no_rows: 'accept' }) });

  expect(reading).toMatchObject({ rows: 0, badRows: 0, cents: 0n });
  expect(reading).not.toHaveProperty('firstDay');
});

it('more bad rows than the document allows refuse the file, after all of them were listed', async () => {
  const content = (rows: number): string =>
    `${columns}\n${row(1, 'x')}${Array.from({ length: rows - 1 }, (_, index) => row(index + 2)).join('')}`;

  expect(await codeOf(readBytes(content(19), { badRowsPercent: 5 }))).toContain(
    'TOO_MANY_BAD_ROWS: 1 of its 19 rows are bad, more than 5 %.',
  );
  expect((await readBytes(content(20), { badRowsPercent: 5 })).rows).toHaveLength(19);
});

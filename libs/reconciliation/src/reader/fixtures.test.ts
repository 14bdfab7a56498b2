import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOfTests, readBytes, supplierSide } from '../testing/read-bytes.ts';
import type { Dialect } from '../rules/side-schema.ts';

const folder = join(import.meta.dirname, '../../fixtures');
const fixture = (name: string): Buffer => readFileSync(join(folder, `${name}.csv`));

const day = String(dayOfTests - 1);
const order = (line: number, number: number, cents = 150_075, name = 'João Silva', party = '12345'): string =>
  `${String(line)}|${String(cents)}|${day}|${party}|ORD-0000${String(number)}|${name}|ATV-001|`;

interface Expected {
  readonly dialect?: Partial<Dialect>;
  readonly rows?: readonly string[];
  readonly bad?: readonly string[];
}

/** What each file gives under the rules of the reference, with the dialect that its sender would declare. */
const expected: Readonly<Record<string, Expected>> = {
  '01_ok': { rows: [order(2, 1), order(3, 2)] },
  '02_bom': { rows: [order(2, 1)] },
  '03_latin1': { rows: [order(2, 1)] },
  '04_utf16': { rows: [order(2, 1)] },
  '05_comma_delim': { dialect: { delimiter: ',' }, rows: [order(2, 1)] },
  '06_decimal_comma': { dialect: { decimal: ',', group: '.' }, rows: [order(2, 1)] },
  '07_paren_negative': { dialect: { signs: ['parentheses'] }, bad: ['2 valor AMOUNT_RANGE'] },
  '09_dmy': { dialect: { date_format: 'DD/MM/YYYY' }, rows: [order(2, 1)] },
  '10_quoted_newline': { rows: [order(2, 1, 150_075, 'João\nSilva'), order(4, 2)] },
  '11_ragged_short': { rows: [order(3, 2)], bad: ['2 COLUMNS_MISSING'] },
  '12_ragged_long': { rows: [order(3, 2)], bad: ['2 COLUMNS_EXTRA'] },
  '13_footer': { dialect: { footer: { marker: 'TOTAL' } }, rows: [order(2, 1)] },
  '15_reordered': { rows: [order(2, 1)] },
  '16_excel_sci': { bad: ['2 fornecedor_id EXCEL_NUMBER', '2 valor EXCEL_NUMBER'] },
  '20_nul': { bad: ['2 NUL_BYTE'] },
  '24_zero_negative': { bad: ['2 valor AMOUNT_RANGE', '3 valor AMOUNT_RANGE'] },
  '25_blank_lines': { rows: [order(3, 1)] },
  '27_crlf_mixed': { rows: [order(2, 1), order(3, 2)] },
  '28_leading_zero': { rows: [order(2, 1, 150_075, 'João Silva', '00012345')] },
};

const refused: Readonly<Record<string, string>> = {
  '18_empty': "'file.csv' is refused: it is empty. Send it again with its header and rows.",
  '19_header_only':
    '\'file.csv\' is refused: it has a header and no rows. Declare "no_rows": "accept" when that means a day without business.',
  '22_zip':
    "'file.csv' is refused: it is a ZIP archive or an Excel workbook (.xlsx), not text. Unpack it; a workbook: Open it in the program that made it and save it as CSV (UTF-8).",
};

describe('the files that people upload', () => {
  it('have an expectation each', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));

    expect([...Object.keys(expected), ...Object.keys(refused)].map((name) => `${name}.csv`).sort()).toEqual(files);
  });

  it.each(Object.entries(expected))(
    '%s gives its rows and its bad rows',
    async (name, { dialect, rows = [], bad = [] }) => {
      const read = await readBytes(fixture(name), { side: supplierSide(dialect) });

      expect({ rows: read.rows, bad: read.bad }).toEqual({ rows, bad });
    },
  );

  it.each(Object.entries(refused))('%s is refused in words', async (name, sentence) => {
    await expect(readBytes(fixture(name))).rejects.toThrow(sentence);
  });

  it('the encoding of each is in the report', async () => {
    const encodings = await Promise.all(
      ['01_ok', '02_bom', '03_latin1', '04_utf16'].map(
        async (name) => (await readBytes(fixture(name))).reading.encoding,
      ),
    );

    expect(encodings).toEqual(['utf-8', 'utf-8', 'windows-1252', 'utf-16le']);
  });

  it.each([
    ['05_comma_delim', "its header is one column, because it has no ';'. Its columns seem to be separated by ','."],
    ['06_decimal_comma', undefined],
    ['09_dmy', undefined],
    ['13_footer', undefined],
  ])('%s read by the dialect of the reference is refused or bad, never a wrong number', async (name, refusal) => {
    const reading = readBytes(fixture(name));

    if (refusal !== undefined) await expect(reading).rejects.toThrow(refusal);
    else expect((await reading).bad.length).toBeGreaterThan(0);
  });

  it.each([1, 2, 3, 7])('give the same in chunks of %i bytes', async (chunkBytes) => {
    for (const [name, { dialect = {} }] of Object.entries(expected)) {
      const whole = await readBytes(fixture(name), { side: supplierSide(dialect) });
      const pieces = await readBytes(fixture(name), { side: supplierSide(dialect), chunkBytes });

      expect({ name, ...pieces }).toEqual({ name, ...whole });
    }
  });
});

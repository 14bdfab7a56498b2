import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvDocument, csvLines, plainText } from './csv-document.ts';

/** What a reader of CSV finds in a cell. */
const unquoted = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

describe('plainText', () => {
  it.each([
    '=1+1',
    '-2',
    'a;=1',
    "'=1",
    '000123',
    '7701234567890',
    '1-2',
    'MAR1',
    'PROD001',
    '',
    "'",
    "O'Neill",
    'a,-b;+c',
  ])('gives %j back as it was before it was kept from a spreadsheet', (text) => {
    expect(plainText(unquoted(csvCell(text)))).toBe(text);
  });

  it('gives every text back with its blanks as one, unless it began with an apostrophe itself', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from(`=+-@|,;'"0129eE/. aZ＝`)) });
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!text.startsWith("'"));
        expect(plainText(unquoted(csvCell(text)))).toBe(text.replaceAll(/ +/g, ' '));
      }),
    );
  });
});

describe('csvLines', () => {
  it('goes on where a document ended', () => {
    const rows = [
      ['a', '=1'],
      ['a', '=1'],
      ['b;', '=1'],
    ];
    const whole = Buffer.from(csvDocument(rows, { separator: ';' })).toString();

    expect(
      Buffer.from(csvDocument(rows.slice(0, 1), { separator: ';' })).toString() +
        csvLines(rows.slice(1), { separator: ';' }),
    ).toBe(whole);
    expect(whole).toBe('\uFEFFa;"\'=1"\r\na;"\'=1"\r\n"b;";"\'=1"\r\n');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../testing/read-bytes.ts';
import { checkFile } from './check-file.ts';

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** Files as banks and payment providers export them, and what the doctor has to propose or ask. */
const statements: Readonly<
  Record<string, readonly [content: string | Buffer, dialect: object, questions?: readonly string[]]>
> = {
  'a comma for decimals, points between thousands': [
    lines('fecha;valor', '15/02/2026;1.500,75', '03/02/2026;-20,00'),
    { delimiter: ';', decimal: ',', group: '.', date_format: 'DD/MM/YYYY', signs: ['leading'] },
  ],
  'a point for decimals, commas between thousands, in quotes': [
    lines('date,amount', '2026-02-15,"1,500.75"', '2026-02-16,"12.30"'),
    { delimiter: ',', decimal: '.', group: ',', date_format: 'YYYY-MM-DD' },
  ],
  'plain points': [
    lines('date\tamount', '2026-02-15\t1500.75'),
    { delimiter: '\t', decimal: '.', group: '', date_format: 'YYYY-MM-DD' },
  ],
  'a pipe': [
    lines('data|valor', '15.02.2026|7,50'),
    { delimiter: '|', decimal: ',', group: '', date_format: 'DD.MM.YYYY' },
  ],
  'dates without a day above 12': [
    lines('fecha;valor', '01/02/2026;1,50', '03/04/2026;2,50'),
    { delimiter: ';', decimal: ',', group: '' },
    ['fecha DATE_FORMAT DD/MM/YYYY, MM/DD/YYYY'],
  ],
  'dates that a month above 12 decides': [
    lines('date;amount', '01/02/2026;1.50', '02/28/2026;2.50'),
    { delimiter: ';', decimal: '.', group: '', date_format: 'MM/DD/YYYY' },
  ],
  'only thousands, or three decimals': [
    lines('fecha;valor', '15/02/2026;1.500', '16/02/2026;2.750'),
    { delimiter: ';', date_format: 'DD/MM/YYYY' },
    ['valor THOUSANDS '],
  ],
  'thousands that millions decide': [
    lines('fecha;valor', '15/02/2026;1.500', '16/02/2026;1.234.500'),
    { delimiter: ';', decimal: ',', group: '.', date_format: 'DD/MM/YYYY' },
  ],
  'two ways in one column': [
    lines('fecha;valor', '15/02/2026;1.500,75', '16/02/2026;1,500.75'),
    { delimiter: ';', date_format: 'DD/MM/YYYY' },
    ['valor TWO_WAYS 1,500.75, 1.500,75'],
  ],
  parentheses: [
    lines('date;amount', '2026-02-15;(1500.75)', '2026-02-15;3.00'),
    { delimiter: ';', decimal: '.', group: '', date_format: 'YYYY-MM-DD', signs: ['parentheses'] },
  ],
  'a minus behind': [
    lines('date;amount', '2026-02-15;1500.75-'),
    { delimiter: ';', decimal: '.', group: '', date_format: 'YYYY-MM-DD', signs: ['trailing'] },
  ],
  'a column of debit and credit': [
    lines('fecha;valor;D/C', '15-02-2026;1500,75;D', '15-02-2026;3,00;C'),
    { delimiter: ';', decimal: ',', group: '', date_format: 'DD-MM-YYYY' },
    ['D/C SIGN_WORDS D, C'],
  ],
  'lines before the header': [
    lines(
      'Banco Exemplo S.A.',
      'Extrato; conta 1234',
      '',
      'data;historico;valor',
      '15/02/2026;Pix;1,50',
      '16/02/2026;Pix;2,50',
    ),
    { delimiter: ';', decimal: ',', group: '', date_format: 'DD/MM/YYYY', skip_lines: 3 },
  ],
  'a footer': [
    lines('data;conta;valor', '15/02/2026;1;1,50', '16/02/2026;1;2,50', 'TOTAL;;4,00'),
    { delimiter: ';', decimal: ',', group: '', date_format: 'DD/MM/YYYY', footer: { marker: 'TOTAL' } },
  ],
  'an apostrophe between thousands': [lines('date;amount', "2026-02-15;1'500.75"), { decimal: '.', group: "'" }],
  'a space between thousands': [lines('date;amount', '2026-02-15;1 500,75'), { decimal: ',', group: ' ' }],
  'dates without separators beside whole amounts': [
    lines('fecha;valor', '20260215;1500', '20260216;20'),
    { delimiter: ';' },
    ['fecha DATE_OR_NUMBER YYYYMMDD'],
  ],
  'keys with leading zeros': [
    lines('ref;valor', '000123;1,50', '000124;2,50'),
    { delimiter: ';', decimal: ',', group: '' },
  ],
  'Windows-1252': [Buffer.from('descrição;valor\nCafé;1,50\n', 'latin1'), { delimiter: ';', decimal: ',', group: '' }],
  'UTF-16': [
    Buffer.from('\uFEFFfecha;valor\n2026-02-15;1,50\n', 'utf16le'),
    { delimiter: ';', decimal: ',', group: '' },
  ],
  'commas within the amounts of a file of semicolons': [
    lines('conta;valor', 'a;1,50', 'b;2,50', 'c;3,50'),
    { delimiter: ';', decimal: ',', group: '' },
  ],
};

/** What the doctor does not propose while it asks. */
const undecided: Readonly<Record<string, readonly string[]>> = {
  DATE_FORMAT: ['date_format'],
  DATE_OR_NUMBER: ['date_format'],
  THOUSANDS: ['decimal', 'group'],
  TWO_WAYS: ['decimal', 'group'],
  SIGN_WORDS: ['sign_column'],
};

describe('checkFile', () => {
  it.each(Object.entries(statements))('%s', async (_, [content, dialect, questions = []]) => {
    const check = await checkFile(fileOf(content));

    expect(check.dialect).toMatchObject(dialect);
    expect(check.questions.map(({ column, about, choices }) => `${column} ${about} ${choices.join(', ')}`)).toEqual(
      questions,
    );
    for (const { column, about } of check.questions)
      for (const key of undecided[about] ?? []) expect(check.dialect, column).not.toHaveProperty(key);
  });

  it('gives the sum without the footer, and the three largest amounts as read', async () => {
    const content = lines(
      'data;valor',
      ...['1,50', '-900,00', '20,00', '3,00'].map((amount) => `15/02/2026;${amount}`),
      'Total;-875,50',
    );

    const check = await checkFile(fileOf(content, 7));

    expect(check).toMatchObject({ rows: 4, badRows: 0, footer: { line: 6, marker: 'Total' }, encoding: 'utf-8' });
    expect(check.columns).toEqual([
      { name: 'data', kind: 'date', filled: 4, dateFormat: 'DD/MM/YYYY' },
      {
        name: 'valor',
        kind: 'number',
        filled: 4,
        decimal: ',',
        group: '',
        signs: ['leading'],
        cents: -87_550n,
        largest: [
          { line: 3, text: '-900,00', cents: -90_000 },
          { line: 4, text: '20,00', cents: 2000 },
          { line: 5, text: '3,00', cents: 300 },
        ],
      },
    ]);
  });

  it('names lines that are no rows, and columns of texts and of nothing', async () => {
    const content = lines('a;b;c', 'x;y;', 'x;y', 'x;"y;', 'p;q;', ';;');

    const check = await checkFile(fileOf(content));

    expect(check).toMatchObject({ rows: 2, badRows: 2, badLines: [3, 4] });
    expect(check.columns.map(({ kind }) => kind)).toEqual(['text', 'text', 'empty']);
  });

  it.each([
    ['without a header', lines('2026-02-15;1,50', '2026-02-16;2,50'), 'HEADER'],
    ['of one column', lines('valor', '1,50'), 'HEADER'],
    ['of a header alone', lines('fecha;valor'), 'NO_ROWS'],
    ['that is empty', '', 'FILE_EMPTY'],
  ])('refuses a file %s', async (_, content, code) => {
    await expect(checkFile(fileOf(content))).rejects.toMatchObject({ name: 'FileRejected', code });
  });

  it.each([
    ['01_ok', { delimiter: ';', decimal: '.', date_format: 'YYYY-MM-DD' }],
    ['05_comma_delim', { delimiter: ',', decimal: '.' }],
    ['06_decimal_comma', { delimiter: ';', decimal: ',', group: '.' }],
    ['07_paren_negative', { signs: ['parentheses'] }],
    ['09_dmy', { date_format: 'DD/MM/YYYY' }],
    ['13_footer', { footer: { marker: 'TOTAL' } }],
  ])('proposes the dialect of %s', async (name, dialect) => {
    const bytes = readFileSync(join(import.meta.dirname, '../../fixtures', `${name}.csv`));

    expect((await checkFile(fileOf(bytes))).dialect).toMatchObject(dialect);
  });
});

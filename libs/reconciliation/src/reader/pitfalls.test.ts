import { describe, expect, it } from 'vitest';
import { readBytes, supplierSide } from '../testing/read-bytes.ts';
import type { Side } from '../rules/side-schema.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const good = (number: number): string => `1;ORD-${String(number).padStart(5, '0')};Ana;A;2026-02-15;1.00\n`;
const withAmount = (amount: string): string => `${header}1;ORD-00001;Ana;A;2026-02-15;${amount}\n`;

/** The cents of one row with this amount, or the code of its problem. */
const amount = async (text: string, side?: Side): Promise<number | string> => {
  const { rows, badRows } = await readBytes(withAmount(text), side ? { side } : {});
  return badRows[0]?.problems[0]?.code ?? Number(rows[0]?.split('|')[1]);
};

describe('amounts', () => {
  const comma = supplierSide({ decimal: ',', group: '.', signs: ['leading', 'trailing', 'parentheses'] });
  const signed: Side = { ...comma, columns: { ...comma.columns, amount: { column: 'valor' } } };

  it.each<[string, Side | undefined, number | string]>([
    ['110.7', undefined, 11_070],
    ['110', undefined, 11_000],
    ['99999999999.99', undefined, 9_999_999_999_999],
    ['9999999999999.99', undefined, 999_999_999_999_999],
    ['10000000000000', undefined, 'AMOUNT_RANGE'],
    ['000000000000000001.00', undefined, 100],
    ['1500.755', undefined, 'AMOUNT_DECIMALS'],
    ['1500.', undefined, 'AMOUNT_FORMAT'],
    ['.75', undefined, 'AMOUNT_FORMAT'],
    ['', undefined, 'AMOUNT_FORMAT'],
    ['1e3', undefined, 'AMOUNT_FORMAT'],
    ['1,5E+03', undefined, 'EXCEL_NUMBER'],
    ['NaN', undefined, 'AMOUNT_FORMAT'],
    ['1,500.75', undefined, 'AMOUNT_FORMAT'],
    ['R$ 5', undefined, 'AMOUNT_FORMAT'],
    ['(5.00)', undefined, 'AMOUNT_SIGN'],
    ['5.00-', undefined, 'AMOUNT_SIGN'],
    ['1.500,75', signed, 150_075],
    ['1.234.567,8', signed, 123_456_780],
    ['1500,75', signed, 150_075],
    ['1.50', signed, 'AMOUNT_FORMAT'],
    ['1,500.75', signed, 'AMOUNT_FORMAT'],
    ['1.5000,00', signed, 'AMOUNT_FORMAT'],
    ['1500.750,00', signed, 'AMOUNT_FORMAT'],
    ['.500,00', signed, 'AMOUNT_FORMAT'],
    ['(1.500,75)', signed, -150_075],
    ['1.500,75-', signed, -150_075],
    ['-1.500,75', signed, -150_075],
    ['+7', signed, 700],
    ['-0,00', signed, 0],
    ['--7', signed, 'AMOUNT_FORMAT'],
    ['(-7)', signed, 'AMOUNT_FORMAT'],
  ])('%s', async (text, side, outcome) => {
    expect(await amount(text, side)).toBe(outcome);
  });

  it('have a greatest value too', async () => {
    const side = supplierSide();
    const capped = { ...side, columns: { ...side.columns, amount: { column: 'valor', max_cents: 500 } } };

    expect([await amount('5.00', capped), await amount('5.01', capped)]).toEqual([500, 'AMOUNT_RANGE']);
  });
});

describe('a sign column', () => {
  const side: Side = {
    ...supplierSide({ sign_column: { column: 'dc', plus: ['C', 'Crédito'], minus: ['D'] } }),
    columns: { amount: { column: 'valor' } },
  };
  it.each([
    ['5.00;C', 500, undefined],
    ['5.00; Crédito ', 500, undefined],
    ['5.00;D', -500, undefined],
    ['0.00;D', 0, undefined],
    ['5.00;X', undefined, '2 dc SIGN_UNKNOWN'],
    ['5.00;', undefined, '2 dc SIGN_UNKNOWN'],
    ['-5.00;D', undefined, '2 valor AMOUNT_SIGN'],
  ])('%s', async (row, cents, problem) => {
    const { rows, bad } = await readBytes(`valor;dc\n${row}\n`, { side });

    expect([rows[0]?.split('|')[1], bad[0]]).toEqual([cents === undefined ? undefined : String(cents), problem]);
  });
});

describe('dates', () => {
  it.each([
    ['YYYY-MM-DD', '2026-02-15', '20499'],
    ['YYYYMMDD', '20260215', '20499'],
    ['YYYY/MM/DD', '2026/02/15', '20499'],
    ['DD/MM/YYYY', '15/02/2026', '20499'],
    ['DD-MM-YYYY', '15-02-2026', '20499'],
    ['DD.MM.YYYY', '15.02.2026', '20499'],
    ['MM/DD/YYYY', '02/15/2026', '20499'],
    ['YYYY-MM-DD', '2024-02-29', '19782'],
    ['YYYY-MM-DD', '1969-12-31', '-1'],
    ['YYYY-MM-DD', '2026-02-30', 'DATE_IMPOSSIBLE'],
    ['YYYY-MM-DD', '2026-02-29', 'DATE_IMPOSSIBLE'],
    ['YYYY-MM-DD', '1900-02-29', 'DATE_IMPOSSIBLE'],
    ['YYYY-MM-DD', '2026-13-01', 'DATE_IMPOSSIBLE'],
    ['YYYY-MM-DD', '2026-00-10', 'DATE_IMPOSSIBLE'],
    ['YYYY-MM-DD', '2026-01-00', 'DATE_IMPOSSIBLE'],
    ['YYYY-MM-DD', '0026-01-01', 'DATE_IMPOSSIBLE'],
    ['YYYY-MM-DD', '15/02/2026', 'DATE_FORMAT'],
    ['YYYY-MM-DD', '2026-02-15 00:00:00', 'DATE_FORMAT'],
    ['YYYY-MM-DD', '2026-2-15', 'DATE_FORMAT'],
    ['YYYY-MM-DD', '20a6-02-15', 'DATE_FORMAT'],
    ['YYYY-MM-DD', '2026-02-17', '20501'],
    ['YYYY-MM-DD', '2026-02-18', 'DATE_FUTURE'],
  ] as const)('in %s: %s', async (format, text, outcome) => {
    const content = `${header}1;ORD-00001;Ana;A;${text};1.00\n`;
    const { rows, badRows } = await readBytes(content, { side: supplierSide({ date_format: format }) });

    expect(badRows[0]?.problems[0]?.code ?? rows[0]?.split('|')[2]).toBe(outcome);
  });
});

describe('texts', () => {
  it.each([
    ['1;OR-000001;Ana;A', '2 ordem_id TEXT_START'],
    ['1;ORD-1;Ana;A', '2 ordem_id TEXT_SHORT'],
    [';ORD-00001;Ana;A', '2 fornecedor_id TEXT_MISSING'],
    [`1;ORD-00001;${'á'.repeat(201)};A`, '2 nome TEXT_LONG'],
    ['1;1,23E+11;Ana;A', '2 ordem_id EXCEL_NUMBER'],
    ['123E+11;ORD-00001;Ana;A', '2 fornecedor_id EXCEL_NUMBER'],
    ['-1.5e-3;ORD-00001;Ana;A', '2 fornecedor_id EXCEL_NUMBER'],
  ])('%s is bad', async (cells, problem) => {
    expect((await readBytes(`${header}${cells};2026-02-15;1.00\n`)).bad).toEqual([problem]);
  });

  it.each([
    ['1', 'ORD-00001', 'á'.repeat(200)],
    ['E+1', 'ORD-00001', '1E+5'], // a name is no number
    ['1E+1234', 'ORD-00001', 'Ana'],
    ['A1E+12', 'ORD-00001', 'Ana'],
    ['1.2.3E+12', 'ORD-00001', 'Ana'],
    ['007', 'ORD-ÁÉÍÓÚ', 'Ana'],
  ])('%s %s %s is good', async (party, key, name) => {
    const { rows, bad } = await readBytes(`${header}${party};${key};${name};A;2026-02-15;1.00\n`);

    expect([bad, rows]).toEqual([[], [`2|100|20499|${party}|${key}|${name}|A|`]]);
  });

  it('lose spaces around them, and zeros only where the document declares it', async () => {
    const side = supplierSide();
    const stripped = {
      ...side,
      columns: {
        ...side.columns,
        party: {
          column: 'fornecedor_id',
          optional: false,
          min_length: 0,
          max_length: 9,
          starts_with: '',
          strip_leading_zeros: true,
        },
      },
    };
    const content = `${header} 0012 ; ORD-00001\t;  Ana  ;A;2026-02-15; 1.00 \n000;ORD-00002;Ana;A;2026-02-15;1.00\n`;

    expect((await readBytes(content)).rows[0]).toBe('2|100|20499|0012|ORD-00001|Ana|A|');
    expect((await readBytes(content, { side: stripped })).rows.map((row) => row.split('|')[3])).toEqual(['12', '0']);
  });

  it('of Windows-1252 become UTF-8, all 32 letters of its own', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}1;ORD-00001;`),
      Buffer.from(
        Array.from({ length: 32 }, (_, index) => 0x80 + index).filter(
          (byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte),
        ),
      ),
      Buffer.from([0xe9]),
      Buffer.from(';A;2026-02-15;1.00\n'),
    ]);

    const { rows, reading } = await readBytes(bytes);

    expect(rows[0]).toContain('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸé');
    expect(reading.encoding).toBe('windows-1252');
  });

  it('with a byte that Windows-1252 does not have are bad', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}${good(1)}1;ORD-00002;`),
      Buffer.from([0x81]),
      Buffer.from(';A;2026-02-15;1.00\n'),
    ]);

    expect((await readBytes(bytes)).bad).toEqual(['3 CONTROL_CHARACTER']);
  });
});

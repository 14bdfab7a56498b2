import { describe, expect, it } from 'vitest';
import type { Dialect } from '../rules/side-schema.ts';
import { fileOf, readBytes, supplierSide } from '../testing/read-bytes.ts';

const columns = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
const row = (number: number, amount: string): string =>
  `1;ORD-${String(number).padStart(5, '0')};Ana;A;2026-02-15;${amount}\n`;
const body = `${columns}\n${row(1, '1000.25')}${row(2, '500.50')}`;

const read = (total: string | undefined, content = body, dialect: Partial<Dialect> = {}) =>
  readBytes(content, {
    side: supplierSide({ total_file: '.total', ...dialect }),
    totalFile: total === undefined ? undefined : fileOf(total, 3, 'file.csv.total'),
  });

describe('a total file', () => {
  it.each(['1500.75', '1500.75;2', ' 1500.75 ; 2 \r\n', '+1500.75\n'])('that agrees is proved: %j', async (total) => {
    const { reading } = await read(total);

    expect(reading).toMatchObject({ rows: 2, controlTotal: { cents: 150_075n } });
    expect(reading.controlTotal?.rows).toBe(total.includes(';') ? 2 : undefined);
  });

  it('is written as the amounts of the file are', async () => {
    const european = { decimal: ',', group: '.', delimiter: '\t' } as const;
    const content = body.replaceAll(';', '\t').replace('1000.25', '1.000,25').replace('500.50', '500,50');

    expect((await read('1.500,75\t2\n', content, european)).reading.controlTotal).toEqual({ cents: 150_075n, rows: 2 });
    await expect(read('1500.75', content, european)).rejects.toThrow('and perhaps a tab and the number of rows');
  });

  it('is not asked for where the rules declare none', async () => {
    expect((await read('9', body, { total_file: undefined })).reading.controlTotal).toBeUndefined();
  });

  it('counts the amount of a bad row, and names rows whose amount could not be read', async () => {
    const bad = `${columns}\n${row(1, '1000.25')}${row(2, '500.50').replace('ORD', 'OR')}`;

    expect((await read('1500.75;2', bad)).reading).toMatchObject({ rows: 1, controlTotal: { cents: 150_075n } });
    await expect(read('1500.75', `${bad}${row(3, 'x')}${row(4, '1.00')}`)).rejects.toThrow(
      'a difference of -1.00. The amount of one row could not be read.',
    );
  });

  const notALine = "its total file 'file.csv.total' is not one line with the sum, written as the file writes amounts";
  it.each([
    [
      'a cent away',
      '1500.76',
      'its total file says 1500.76 and its rows add up to 1500.75, a difference of 0.01. Ask its sender which is right.',
    ],
    ['of other rows', '1500.75;3', 'its total file counts 3 rows and it has 2.'],
    ['that is missing', undefined, "its total file 'file.csv.total' is missing. Send it before the file."],
    ['that is empty', ' \n', "its total file 'file.csv.total' is empty."],
    ['of words', 'total: 1500.75', notALine],
    ['of two lines', '1500.75\n1500.75\n', notALine],
    ['with an empty line below', '1500.75\n\n', notALine],
    ['in another way of writing', '1500,75', notALine],
    ['with a third cell', '1500.75;2;', notALine],
    ['whose number of rows is not whole', '1500.75;2.0', notALine],
    ['without the number of rows after its delimiter', '1500.75;', notALine],
    ['longer than a sum', `1500.75${' '.repeat(250)}`, notALine],
  ])('%s refuses the file', async (_, total, sentence) => {
    await expect(read(total)).rejects.toMatchObject({
      name: 'FileRejected',
      code: 'CONTROL_TOTAL',
      message: expect.stringContaining(`'file.csv' is refused: ${sentence}`) as string,
    });
  });
});

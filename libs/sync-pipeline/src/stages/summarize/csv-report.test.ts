import { describe, expect, it } from 'vitest';
import { csvCell, csvReport } from './csv-report.ts';

describe('a cell of the report', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+57 300 123 4567', `"'+57 300 123 4567"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1+1', `"'\t=1+1"`],
    [' =1+1', `"' =1+1"`],
    ['＝1+1', `"'＝1+1"`],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['one\r\n=2', 'one =2'],
    ['\n=1+1', `"' =1+1"`],
    ['a,b', '"a,b"'],
    ['PROD001', 'PROD001'],
  ])('B39: %j is written as %j, of which a spreadsheet runs nothing', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe('csvReport', () => {
  it('has one line for each record, also when a message has line breaks', () => {
    const text = Buffer.from(csvReport([['PROD001', '', 'refused', 'kong/refused', 'no\r\n=1', '1']])).toString('utf8');

    expect(text).toBe(
      '\uFEFFproduct_id,source_id,outcome,code,message,attempts\r\nPROD001,,refused,kong/refused,no =1,1\r\n',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { csvCell, csvDocument, csvLines } from '../../../run/csv-document.ts';
import { csvReport, destinationLines, packLines, type ReportLine } from './csv-report.ts';

describe('a cell of the report', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+57 300 123 4567', `"'+57 300 123 4567"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1+1', `"' =1+1"`],
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

/** The cells that a spreadsheet sees when it divides a line at a character: a quote counts only at the beginning of a cell. */
const cellsOf = (line: string, separator: string): string[] => {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; at += 1) {
    const quoted = /^"((?:[^"]|"")*)"?/.exec(line.slice(at));
    const rest = line.slice(at + (quoted?.[0].length ?? 0));
    const end = rest.indexOf(separator);
    const tail = end === -1 ? rest : rest.slice(0, end);
    cells.push((quoted?.[1] ?? '').replaceAll('""', '"') + tail);
    at += (quoted?.[0].length ?? 0) + tail.length;
  }
  return cells;
};

describe.each([',', ';', '\t'] as const)('a formula in a report divided at %j', (written) => {
  const hidden = [
    '',
    ' ',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\ufeff',
    '\u200d\u2060',
    '\0',
    '\u001b',
    '\u202e',
    '"',
    "'",
    '""',
    '\t',
    '\n',
    ';',
    ',',
    'a;',
    'a,',
    'a\t',
    'x";',
    '";"',
    '",',
    "';",
  ];

  it.each([',', ';', '\t'])('B39: is text when a spreadsheet divides it at %j', (read) => {
    for (const before of hidden)
      for (const sign of ['=', '+', '-', '@', '＝', '|']) {
        const attack = `${before}${sign}cmd|' /C calc'!A0`;
        const line: ReportLine = [attack, attack, 'refused', 'kong/refused', attack, '1'];
        const text = csvLines([line], { separator: written });
        for (const cell of text.split('\r\n').flatMap((each) => cellsOf(each, read)))
          expect([before, cell, /^[\s\p{C}"]*[=+\-@|＝]/u.test(cell)]).toEqual([before, cell, false]);
      }
  });
});

describe('a code in the report', () => {
  it.each([
    '000123',
    '0',
    '7701234567890',
    '12345678901',
    '123456789012',
    '12E3',
    '1e-5',
    '1-2',
    '3/4',
    '2025-13-15',
    '15-01-2025',
    '10:30',
    '1.234',
    '1,5',
    'MAR1',
    '5-ene',
    'sept 2',
  ])('%j is what a spreadsheet shows', (code) => {
    const [, shown = ''] = /^"?'?(.*?)"?$/.exec(csvCell(code)) ?? [];
    const harmless = /^\d{1,11}$/.test(code) && !/^0\d/.test(code);

    expect(shown).toBe(code);
    expect(csvCell(code).startsWith(`"'`)).toBe(!harmless);
  });

  it.each([
    'PROD001',
    'A-01',
    'marca 1',
    '12345',
    'E12',
    '12-A',
    'de 1 a 3',
    '2025-01-15',
    '2025-01-15 22:00',
    '2025-01-15T22:00:59',
  ])('%j needs nothing', (code) => {
    expect(csvCell(code)).toBe(code);
  });
});

describe('a number in a document', () => {
  it('is no formula, and the same characters as a text are one', () => {
    const text = Buffer.from(csvDocument([[-2, '-2', 7701234567890, '7701234567890']])).toString('utf8');

    expect(text).toBe(`\uFEFF-2,"'-2",7701234567890,"'7701234567890"\r\n`);
  });
});

describe("a destination's warning", () => {
  it('that belongs to no product is one line, whatever number of parts met it', () => {
    const old = { code: 'wms-proxy/warning', message: 'api v1 ends in May' };
    const other = { code: 'wms-proxy/warning', message: 'list is rebuilt' };
    const reports = [{ destination_warnings: [old, other] }, {}, { destination_warnings: [old] }];

    expect(destinationLines(reports)).toEqual([
      ['', '', 'warning', 'wms-proxy/warning', 'api v1 ends in May', ''],
      ['', '', 'warning', 'wms-proxy/warning', 'list is rebuilt', ''],
    ]);
  });
});

describe('packLines', () => {
  it('holds no more memory than its lines need, because a run keeps them for each part', () => {
    const { gzip } = packLines([['PROD1', '', 'accepted', '', '', '']]);

    expect(gzip.buffer.byteLength).toBe(gzip.length);
  });
});

describe('csvReport', () => {
  const line = (id: string, message = ''): ReportLine => [id, '', 'refused', 'kong/refused', message, '1'];
  const textOf = (...parts: (readonly ReportLine[])[]): string =>
    Buffer.from(csvReport(parts.map(packLines))).toString('utf8');

  it('has one line for each record, also when a message has line breaks', () => {
    expect(textOf([line('PROD001', 'no\r\n=1')])).toBe(
      '\uFEFFproduct_id,source_id,outcome,code,message,attempts\r\nPROD001,,refused,kong/refused,no =1,1\r\n',
    );
  });

  it('holds the lines of the parts, one part after the other', () => {
    const [one, two, three] = [line('PROD001', 'ñ'), line('PROD002'), line('PROD003')];

    expect(textOf([one, two], [], [three])).toBe(textOf([one, two, three]));
    expect(textOf([one, two], [], [three])).toContain('ñ,1\r\nPROD002,');
    expect(textOf()).toBe('\uFEFFproduct_id,source_id,outcome,code,message,attempts\r\n');
  });
});

describe('csvDocument', () => {
  it('is divided at what the language of the spreadsheet expects', () => {
    expect(Buffer.from(csvDocument([['a', 'b']], { separator: ';' })).toString('utf8')).toBe('\uFEFFa;b\r\n');
  });
});

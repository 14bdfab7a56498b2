import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListedReject, RejectList } from '@siesa-integration/operator/rejects';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { exportRejects } from './export-rejects.ts';

const list: RejectList = {
  client_id: 'a',
  timezone: 'America/Bogota',
  rejects: [
    {
      product_id: 'P1',
      source_id: 'S1',
      name: 'Café; molido',
      status: 'open',
      code: 'mapping/pattern',
      field: 'ean',
      siesa_field: 'f_ean',
      found: '=HYPERLINK("http://x")',
      expected: '13 digits',
      message: 'ean: expected 13 digits',
      since: '2025-01-15T03:00:00Z',
      attempts: 3,
    },
    { product_id: '-P2', status: 'parked', code: 'mapping/range', found: -2, expected: 'at least 0', message: 'no' },
    { product_id: '?hash', status: 'parked', code: 'stock/unknown', found: { a: 1 }, message: 'no stock' },
  ],
};

describe('exportRejects', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'rejects-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('writes CSV with a byte order mark, in Spanish divided as its spreadsheets expect', async () => {
    const text = await readFile(await exportRejects(list, join(dir, 'list.csv'), 'es'), 'utf8');
    const [titles, first, negative, second] = text.split('\r\n');

    expect(titles).toBe(
      '\uFEFFProducto;Código en Siesa;Nombre;Campo en Siesa;Valor encontrado;Se espera;Regla;Estado;Desde;Intentos',
    );
    expect(first).toBe(
      `P1;S1;"Café; molido";f_ean;"'=HYPERLINK(""http://x"")";13 dígitos;mapping/pattern;abierto;2025-01-14 22:00;3`,
    );
    expect(negative).toBe(`"'-P2";;;;-2;al menos 0;mapping/range;aparcado;;`); // a text and a number
    expect(second).toMatch(/^;;;;"\{""a"":1\}";"Siesa no dio existencias.*";stock\/unknown;aparcado;;$/);
    expect(await readFile(await exportRejects(list, join(dir, 'list.CSV'), 'en'), 'utf8')).toContain(
      'Product,Code in Siesa,',
    );
  });

  it("writes a workbook in which a formula is text, numbers are numbers, and dates are dates on the client's clocks", async () => {
    const files = unzipSync(await readFile(await exportRejects(list, join(dir, 'list.xlsx'), 'en')));
    const textOf = (name: string): string => strFromU8(files[name] ?? new Uint8Array());

    expect(textOf('xl/worksheets/sheet1.xml')).toContain('<t>=HYPERLINK("http://x")</t>');
    expect(textOf('xl/worksheets/sheet1.xml')).not.toContain('<f>');
    expect(textOf('xl/worksheets/sheet1.xml')).toMatch(/<c r="J2"[^>]*><v>3<\/v>/);
    expect(textOf('xl/worksheets/sheet1.xml')).toMatch(/<c r="E3"[^>]*><v>-2<\/v>/);
    expect(textOf('xl/worksheets/sheet1.xml')).toMatch(/<c r="I2" s="\d+"[^>]*><v>45671\.9166/); // 2025-01-14 22:00
    expect(textOf('xl/styles.xml')).toContain('yyyy-mm-dd hh:mm');
    expect(textOf('xl/workbook.xml')).toContain('name="Rejects"');
  });

  it('leaves an earlier file as it is when the list cannot be read to its end', async () => {
    const file = await exportRejects(list, join(dir, 'kept.csv'), 'en');
    const before = await readFile(file, 'utf8');
    const rejects = function* (): Generator<ListedReject> {
      yield* list.rejects as readonly ListedReject[];
      throw new Error('The part is damaged.');
    };

    await expect(exportRejects({ ...list, rejects: rejects() }, file, 'en')).rejects.toThrow('The part is damaged.');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await readdir(dir)).filter((name) => name.startsWith('kept'))).toEqual(['kept.csv']);
  });

  it('names another file when this one cannot be written', async () => {
    await expect(exportRejects(list, join(dir, 'none', 'list.csv'), 'en')).rejects.toThrow(
      /cannot be written to '.*list\.csv': name another file with --export/,
    );
  });

  it.each([
    [['--export', 'list.xls'], /'list\.xls' ends otherwise/],
    [['--export', 'list.csv', '--retry'], /give one of the two/],
    [['--all'], /give --export FILE too/],
  ])('refuses %j', async (options, sentence) => {
    const { code, err } = await siesaSync(['rejects', 'a', '--local', dir, ...options]);

    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });
});

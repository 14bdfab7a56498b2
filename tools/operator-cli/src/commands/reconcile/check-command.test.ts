import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

let dir: string;
const now = (): number => Date.parse('2026-02-16T12:00:00Z');
const check = (...args: readonly string[]) => siesaSync(['reconcile', 'check', ...args], { now });
const write = async (name: string, content: string): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconcile-check-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('reconcile check', () => {
  it('prints how a file would be read, and the dialect for a rule document', async () => {
    const path = await write(
      'ok.csv',
      'data;conta;valor\n15/02/2026;007;1.500,75\n16/02/2026;008;-2,50\n17/02/2026;009;(3,00)\nTotal;;1.495,25\n',
    );

    const { out, code } = await check(path);

    expect(out).toContain('ok.csv: 3 rows, 100 bytes, utf-8, cells between ;, header on line 1.');
    expect(out).toContain("Line 5 looks like a total ('Total')");
    expect(out).toMatch(/conta\s+3\s+text/);
    expect(out).toMatch(/data\s+3\s+date DD\/MM\/YYYY/);
    expect(out).toMatch(
      /valor\s+3\s+number 1\.500,75\s+1495\.25\s+1\.500,75 = 1500\.75; \(3,00\) = -3\.00; -2,50 = -2\.50/,
    );
    expect(JSON.parse(out.slice(out.indexOf('{')))).toEqual({
      dialect: {
        delimiter: ';',
        decimal: ',',
        group: '.',
        date_format: 'DD/MM/YYYY',
        signs: ['leading', 'parentheses'],
        footer: { marker: 'Total' },
      },
    });
    expect(code).toBe(0);
  });

  it('asks what the file does not decide, and ends with 1', async () => {
    const path = await write('asks.csv', 'fecha\tvalor\tdc\n01/02/2026\t1.500\tD\n03/04/2026\t2.500\tC\n03/04/2026\n');

    const { out, code } = await check(path, '--lang', 'es');

    expect(out).toContain('celdas entre TAB');
    expect(out).toContain('1 fila no se puede leer, en la línea 4.');
    expect(out).toContain("? 'fecha' admite DD/MM/YYYY, MM/DD/YYYY: ningún día mayor que 12 lo decide.");
    expect(out).toContain("? 'valor' admite miles y tres decimales");
    expect(out).toContain("? 'dc' tiene las palabras D, C: ¿cuáles son negativas?");
    expect(out).toMatch(/dc\s+2\s+signo: D, C/);
    expect(code).toBe(1);
  });

  it('shows how the rules of a document read a file, with each bad cell', async () => {
    const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
    const good = '1;ORD-00001;Ana Torres;A;2026-02-15;1500.75\n';
    const path = await write('orders.csv', `${header}${good}1;ORD-00002;Ana Torres;A;2026-02-30;1.005\n`);

    const { out, code } = await check(path, '--rules', 'supplier-orders');

    expect(out).toContain(
      'orders.csv: 1 good, 1 bad and 0 blank rows. The good ones add up to 1500.75, from 2026-02-15 to 2026-02-15.',
    );
    expect(out).toMatch(/3\s+data\s+DATE_IMPOSSIBLE\s+2026-02-30/);
    expect(out).toMatch(/3\s+valor\s+AMOUNT_DECIMALS\s+1\.005/);
    expect(out).toMatch(/^DATE_IMPOSSIBLE: the calendar has no such day$/m);
    expect(code).toBe(1);
    expect((await check(path, '--rules', 'supplier-orders', '--lang', 'es')).out).toMatch(
      /^DATE_IMPOSSIBLE: el calendario no tiene ese día\nAMOUNT_DECIMALS: tiene más de dos decimales;/m,
    );

    const whole = await check(await write('good.csv', header + good), '--rules', 'supplier-orders', '--json');
    expect(JSON.parse(whole.out)).toMatchObject({ reading: { rows: 1, cents: '150075' }, badRows: [] });
    expect(whole.code).toBe(0);
  });

  it('shows that the rows prove a footer', async () => {
    const rules = await write(
      'mine.json',
      JSON.stringify({
        name: 'mine',
        file: { dialect: { footer: { marker: 'T' } }, columns: { key: { column: 'k' }, amount: { column: 'valor' } } },
        match: {},
        breaks: [{ when: 'only_file', type: 'A', severity: 'HIGH', detail: 'a' }],
      }),
    );
    const path = await write('footer.csv', 'k;valor\na;1.50\nT;1.50\n');

    expect((await check(path, '--rules', rules)).out).toContain('The declared total is 1.50, and the rows prove it.');
    expect((await check(await write('cut.csv', 'k;valor\na;1.50\n'), '--rules', rules)).err).toContain(
      'its footer is missing',
    );
  });

  it.each([
    ['a file that is not there', ['nowhere.csv'], /'nowhere\.csv' cannot be read/],
    ['rules that are not there', ['ok.csv', '--rules', 'nowhere.json'], /'nowhere\.json' cannot be read/],
    [
      'rules with an unknown key',
      ['ok.csv', '--rules', 'bad.json'],
      /match\.tolerence: Rule documents have no such key here/,
    ],
    ['a file of another kind', ['zip.csv'], /'zip\.csv' is refused: it is a ZIP archive/],
    ['a side that rules do not have', ['ok.csv', '--side', 'left'], /Allowed choices are file, base/],
  ])('refuses %s', async (_, [file = '', ...options], message) => {
    await write('zip.csv', 'PK\u0003\u0004');
    await write('bad.json', '{"name":"a","match":{"tolerence":{}}}');
    const args = options.map((option) => (option === 'bad.json' ? join(dir, option) : option));
    const { code, err } = await check(file === 'nowhere.csv' ? file : join(dir, file), ...args);

    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../testing/example-setup.ts';

/** Words that stand in English sentences alone. */
const english =
  /\b(?:the|of|is|are|was|with|which|its|it|not|an|or|to|expected|received|found|nothing|whole|digits|characters|missing|must|cannot|correct|same|one|did|you|mean)\b/gi;

/** English words of a text, without quoted values, paths, addresses, names with signs, commands and documents. */
const englishIn = (text: string): readonly string[] =>
  text
    .replaceAll(/`[^`]*`|«[^»]*»|"[^"]*"|'[^']*'|\{.*\}/g, '')
    .replaceAll(/siesa-sync .*$/gm, '')
    .replaceAll(/\S*[/_\d*^:=]\S*/g, '')
    .match(english) ?? [];

describe('what people read in Spanish about wrong rows and wrong documents', () => {
  let setup: ExampleSetup;
  let rows: readonly Readonly<Record<string, unknown>>[];
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 30 });
    rows = setup.siesa.products.rows;
    setup.siesa.upsert([
      { ...rows[0], f_ean: 'abc' },
      { ...rows[1], f_cantidad: 'agotado' },
      { ...rows[2], f_nombre: '' },
      { ...rows[3], f_cantidad: '1.5', f_nombre: null },
    ]);
  });
  afterAll(() => setup.close());

  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir, '--lang', 'es']);
  const idOf = (row: number): string => String(rows[row]?.['f_codigo']).trim();

  it('has no English in the tables of a sync, its rejects and its products', async () => {
    const sync = await run('sync', 'cliente-a');
    const rejects = await run('rejects', 'cliente-a');
    const explained = await run('explain', 'cliente-a', idOf(1));
    const rehearsed = await run('sync', 'cliente-a', '--type', 'initial', '--dry-run', '--diff');
    const checked = await run('client', 'check', 'cliente-a');

    expect(rejects.out).toContain('name: se espera un valor en f_nombre, y no llegó nada');
    expect(explained.out).toContain('stock_quantity: se espera un número entero, y llegó agotado');
    expect(explained.out).toMatch(
      /tipo integer \(mapping\/integer\) → DETENIDO: mapping\/integer, se esperaba un número entero/,
    );
    expect(checked.out).toMatch(/los otros serán rechazos, por ejemplo \S+: \S+: \S+, se espera /);
    for (const { out, err } of [sync, rejects, explained, rehearsed, checked]) expect(englishIn(out + err)).toEqual([]);
  });

  it('has none in the list that a client is sent, and in the page', async () => {
    const [list, page] = [join(setup.dir, 'list.csv'), join(setup.dir, 'page.html')];
    await run('rejects', 'cliente-a', '--export', list);
    await run('report', '-o', page);
    const text = await readFile(list, 'utf8');
    const html = await readFile(page, 'utf8');

    expect(text).toContain(';un número entero;');
    expect(englishIn(text)).toEqual([]);
    expect(html).toContain(
      '<span lang="es">name: se espera un valor en f_nombre, y no llegó nada</span><span lang="en">name: expected a value in f_nombre, received nothing</span>',
    );
  });

  it('has none where a mapping is checked', async () => {
    const file = join(setup.dir, 'm.json');
    const ean = { siesa_field: 'f_ean', type: 'strnig', transform: 'only_digit' };
    const name = { expression: 'record.f_nombre.lenght()', validaton: 'x' };
    const price = { siesa_field: 'f_precio', product_field: 'a[0]', expression: 'value and 1' };
    await writeFile(file, JSON.stringify({ product_type: 'kong', mappings: { product: { ean, name, price } } }));
    const wrong = await siesaSync(['mapping', 'check', file, '--lang', 'es']);
    const [sample, kong] = [join(setup.dir, 'rows.json'), join(setup.dir, 'field-mappings/field-mappings-kong.json')];
    await writeFile(sample, JSON.stringify(setup.siesa.products.rows.slice(0, 5)));
    const sampled = await siesaSync(['mapping', 'check', kong, '--sample', sample, '--lang', 'es']);

    expect(wrong.out).toMatch(/: \d+ problemas\n/);
    expect(wrong.out).toContain('mappings.product.ean.type: se espera uno de ');
    expect(wrong.out).toContain('¿quiso decir «string»?');
    expect(sampled.out).toContain('mapping/integer: se espera un número entero');
    for (const { out, err } of [wrong, sampled]) expect(englishIn(out + err)).toEqual([]);
  });

  it.each([
    [{ sync_schedule: 'cron(99 99 * * ? *)' }, 'sync_schedule: minutos: se espera de 0 a 59'],
    [{ sync_schedule: 'cron(0 6 * * *)' }, 'sync_schedule: Se esperan seis campos'],
    [{ sync_schedule: 'rate(1 hours)' }, 'sync_schedule: Se espera rate(1 hour), en singular'],
    [{ enabled: 'yes' }, 'enabled: se espera true o false'],
    [{ siesa_api_url: undefined }, 'siesa_api_url: falta'],
    [{ siesa_api_url: 'https://10.0.0.1' }, 'siesa_api_url: se espera una dirección https pública'],
    [{ timezone: 'America/Nope' }, 'timezone: se espera una zona horaria de IANA'],
    [{ batch_size: 5_000, load_concurrency: 'x' }, 'load_concurrency: se espera un número'],
    [{ product_dialect: 'nope' }, 'product_dialect: se espera uno de '],
    [{ siesa_credentials_secret: 'other' }, 'siesa_credentials_secret: se espera «siesa-integration/cliente-b/siesa»'],
  ])('has none where the settings have %j', async (change, sentence) => {
    const file = join(setup.dir, 'clients/cliente-b.json');
    const before = await readFile(file, 'utf8');
    await writeFile(file, JSON.stringify({ ...(JSON.parse(before) as object), ...change }));
    const checked = await run('client', 'check', 'cliente-b');
    const synced = await run('sync', 'cliente-b');
    const status = await run('status');
    await writeFile(file, before);

    expect(checked.out).toContain(`La configuración del cliente «cliente-b» no se puede usar: ${sentence}`);
    for (const { out, err } of [checked, synced, status]) expect(englishIn(out + err)).toEqual([]);
  });

  it('would be found to have some', () => {
    expect(englishIn('ean: se espera a whole number, y llegó nothing')).toEqual(['whole', 'nothing']);
    expect(englishIn('«the» "value" of `status`')).toEqual(['of']);
  });
});

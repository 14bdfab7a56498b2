import { afterEach, describe, expect, it } from 'vitest';
import { aSiesaProduct, connektaTables, type FakeSiesa, type FakeSiesaOptions, startFakeSiesa } from '../fake/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: FakeSiesaOptions): Promise<FakeSiesa> => (siesa = await startFakeSiesa(options));
const get = async (
  path: string,
  headers: Readonly<Record<string, string>> = { authorization: 'Bearer siesa_api_key_here' },
) => {
  const response = await fetch(`${siesa.url.href}${path}`, { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
};
const connekta = (parameters: Readonly<Record<string, string>>, path = 'ejecutarconsultaestandar') =>
  get(
    `/${path}?${new URLSearchParams({ idCompania: '7', descripcion: 'API_v2_Items', paginacion: 'numPag=1|tamPag=100', ...parameters }).toString()}`,
    { ConniKey: 'siesa_api_key_here', ConniToken: 'token' },
  );

describe('the fake Siesa', () => {
  it.each<[NonNullable<FakeSiesaOptions['switches']>['retryAfter'], string, RegExp]>([
    ['seconds', 'retry-after', /^\d+$/],
    ['date', 'retry-after', /GMT$/],
    ['none', 'retry-after', /^$/],
    ['mm:ss', 'connekta-rate-limit-reset', /^0[01]:\d\d$/],
  ])('answers calls above its limit with 429 and its wait in %s', async (retryAfter, header, shape) => {
    await start({ switches: { requestsPerMinute: 1, ...(retryAfter && { retryAfter }) } });
    await get('/v1/inventory/products');
    const refused = await get('/v1/inventory/products');

    expect([refused.status, refused.headers.get(header) ?? '']).toEqual([429, expect.stringMatching(shape)]);
  });

  it('changes its catalogue: updates, inserts, removals', async () => {
    await start({ rows: [aSiesaProduct()] });
    siesa.upsert([aSiesaProduct({ f_cantidad: 1 }), aSiesaProduct({ f_codigo: 'NEW' })]);
    siesa.products.insert(aSiesaProduct({ f_codigo: 'FIRST' }), 0);
    siesa.products.remove('NEW');
    siesa.products.remove('NONE');

    expect(siesa.products.rows.map((row) => [row['f_codigo'], row['f_cantidad']])).toEqual([
      ['FIRST', 100],
      ['PROD001', 1],
    ]);
    expect(siesa.products.find('PROD001')).toMatchObject({ f_cantidad: 1 });
    expect(siesa.products.find('NONE')).toBeUndefined();
  });

  it.each([
    ['/v1/other', 404],
    ['/v1/inventory/products/NONE', 404],
    ['/v1/inventory/products?page=9', 400],
  ])('answers %s with %i', async (path, status) => {
    await start({ switches: { pastTheEnd: '400' } });

    expect((await get(path)).status).toBe(status);
  });

  it('sends no Date when the switch demands it', async () => {
    await start({ switches: { date: 'none' } });

    expect((await get('/v1/inventory/products')).headers.has('date')).toBe(false);
  });

  it.each<[string, Readonly<Record<string, string>>, number, string]>([
    ['an unknown query', { descripcion: 'API_v2_Nada' }, 401, 'No tiene permisos'],
    ['an unreadable page number', { paginacion: 'x' }, 500, 'formato correcto'],
    ['a page too large', { paginacion: 'numPag=1|tamPag=500' }, 200, 'alerta'],
    ['an unreadable filter', { parametros: 'f120_id ~ 3' }, 200, 'alerta'],
    ['an unknown column', { parametros: 'f120_xx=3' }, 500, "Invalid column name 'f120_xx'"],
    ['no rows', { parametros: 'f120_id < 1' }, 400, 'No se encontraron registros'],
    ['rows up to a key', { parametros: 'f120_id_cia=1 and f120_id <= 1' }, 200, '"f120_id":1,'],
    ['rows of a text', { parametros: "f120_ts < ''20250101 00:00:00''" }, 200, '"f120_id":1,'],
  ])('in Connekta answers %s', async (_, parameters, status, text) => {
    await start({ dialect: 'connekta', tables: connektaTables([{ id: 1, reference: 'R', name: 'N' }]) });

    expect(await connekta(parameters)).toMatchObject({ status, body: expect.stringContaining(text) as string });
  });

  it('in Connekta refuses other keys, announces its limit, and recognises dynamic queries by their path', async () => {
    await start({
      dialect: 'connekta',
      tables: connektaTables([{ id: 1, reference: 'R', name: 'N' }]),
      switches: { requestsPerMinute: 2, pastTheEnd: '404' },
    });
    const answer = await connekta({}, 'ejecutarconsulta');

    expect(JSON.parse(answer.body)).toMatchObject({
      detalle: { tamaño_página: 100, página_actual: 1, total_páginas: 1, total_registros: 1 },
    });
    expect([
      answer.headers.get('connekta-rate-limit-limit'),
      answer.headers.get('connekta-rate-limit-remaining'),
    ]).toEqual(['2', '1']);
    expect((await connekta({ parametros: 'f120_id > 1' })).status).toBe(404);
    expect((await connekta({})).body).toContain('por minuto es 2.');
    expect((await get('/other', {})).status).toBe(401);
  });
});

import { describe, expect, it } from 'vitest';
import { parseSiesaSettings } from './parse-siesa-settings.ts';

const siesa_api_url = 'https://cliente-a.siesa.com/api';
const connekta = { siesa_api_url, siesa_dialect: 'connekta', siesa_company: 7, siesa_erp_company: '1' };

describe('parseSiesaSettings', () => {
  it('needs nothing but the address', () => {
    expect(parseSiesaSettings({ client_id: 'cliente-a', siesa_api_url })).toEqual({
      ok: true,
      value: {
        dialect: 'inventory',
        baseUrl: new URL(siesa_api_url),
        timezone: 'America/Bogota',
        totals: 'believe',
        sameKey: 'refuse',
        stock: 'row',
      },
    });
  });

  it('reads everything of dialect connekta', () => {
    const join = {
      query: 'API_v2_ItemsBarras',
      columns: ['f131_id'],
      pick: 'first',
      where: { f131_id_unidad_medida: 'UND' },
    };
    const settings = parseSiesaSettings({
      ...connekta,
      siesa_query: 'API_v2_Items',
      siesa_page_size: 50,
      siesa_joins: [join],
    });

    expect(settings).toMatchObject({
      ok: true,
      value: {
        dialect: 'connekta',
        connekta: { company: 7, erpCompany: 1, query: 'API_v2_Items', pageSize: 50, joins: [join] },
      },
    });
  });

  it.each([
    ['an address that is not public', { siesa_api_url: 'https://127.0.0.1/api' }, 'siesa_api_url'],
    ['an address that is missing', { siesa_dialect: 'inventory' }, 'siesa_api_url'],
    ['an unknown dialect', { siesa_api_url, siesa_dialect: 'soap' }, 'siesa_dialect'],
    ['an unknown time zone', { siesa_api_url, timezone: 'Bogota' }, 'timezone'],
    ['a page above what Connekta takes', { ...connekta, siesa_page_size: 500 }, 'siesa_page_size'],
    ['a query name that would reach SQL', { ...connekta, siesa_query: "x' or 1=1" }, 'siesa_query'],
    [
      'an unknown pick',
      { ...connekta, siesa_joins: [{ query: 'q', columns: ['c'], pick: 'any' }] },
      'siesa_joins.0.pick',
    ],
    ['a key of no column', { ...connekta, siesa_key: [] }, 'siesa_key'],
    ['a key of seven columns', { ...connekta, siesa_key: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'siesa_key'],
    ['a key with SQL', { ...connekta, siesa_key: ['f120_id', "1 or '"] }, 'siesa_key.1'],
    [
      'a changed column beside joins',
      { ...connekta, siesa_changed_column: 'f120_ts', siesa_joins: [{ query: 'q', columns: ['c'], pick: 'first' }] },
      'siesa_changed_column',
    ],
    [
      'a header that may hold a key',
      { ...connekta, siesa_headers: { Authorization: 'k' } },
      'siesa_headers.Authorization',
    ],
    [
      'a header with a line break',
      { ...connekta, siesa_headers: { client_id: 'erp\r\nx: 1' } },
      'siesa_headers.client_id',
    ],
    ['a path that climbs', { ...connekta, siesa_path: '/api/../admin' }, 'siesa_path'],
    ['a path with a query', { ...connekta, siesa_path: '/api?x=1' }, 'siesa_path'],
    ['an unknown version', { ...connekta, siesa_dynamic_version: 'v4' }, 'siesa_dynamic_version'],
    ['a company that is missing', { ...connekta, siesa_company: undefined }, 'siesa_company'],
  ])('names %s', (_, configuration, path) => {
    const settings = parseSiesaSettings(configuration);

    expect(settings).toMatchObject({
      ok: false,
      issues: [
        {
          path,
          code: expect.stringMatching(/^settings\//) as string,
          expected: expect.any(String) as string,
          received: expect.any(String) as string,
        },
      ],
    });
  });

  it("reads a gateway's path, headers in any case, and the version of dynamic queries", () => {
    const settings = {
      siesa_path: '/connekta/v4',
      siesa_headers: { Client_Id: 'erp-1' },
      siesa_dynamic_version: 'v3.1',
    };

    expect(parseSiesaSettings({ ...connekta, ...settings })).toMatchObject({
      ok: true,
      value: { connekta: { path: '/connekta/v4', headers: { client_id: 'erp-1' }, dynamicVersion: 'v3.1' } },
    });
  });

  it('lets the simulators be configured where that is allowed', () => {
    expect(parseSiesaSettings({ siesa_api_url: 'http://127.0.0.1:8080/api' }, { allowLoopbackHttp: true }).ok).toBe(
      true,
    );
  });

  it('reports all problems at once', () => {
    const settings = parseSiesaSettings({ ...connekta, siesa_api_url: 'ftp://x', siesa_company: -1, siesa_query: '' });

    expect(settings.ok ? [] : settings.issues.map(({ path }) => path)).toEqual([
      'siesa_api_url',
      'siesa_company',
      'siesa_query',
    ]);
  });
});

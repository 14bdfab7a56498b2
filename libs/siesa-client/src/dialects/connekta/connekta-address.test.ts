import { describe, expect, it } from 'vitest';
import { connektaAddress, queryAddress } from './connekta-address.ts';

const host = 'https://servicios.siesacloud.com';
const standard = `${host}/api/siesa/v3/ejecutarconsultaestandar`;
const dynamic = `${host}/api/connekta/v3/ejecutarconsulta`;

describe('queryAddress', () => {
  it.each([
    '',
    '/',
    '/api/siesa/v3',
    '/api/siesa/v3/',
    '/api/connekta/v3',
    '/api/connekta/v3.1',
    '/api/siesa/v3/ejecutarconsultaestandar',
    '/api/connekta/v3/ejecutarconsulta?x=1#y',
  ])('finds both kinds on one host from the address %j', (path) => {
    const base = new URL(`${host}${path}`);

    expect(queryAddress(base, 'standard', {}).href).toBe(standard);
    expect(queryAddress(base, 'dynamic', {}).href).toBe(dynamic);
    expect(connektaAddress(base).replace(/\/$/, '')).toBe(host);
  });

  it('has the version of dynamic queries that the settings name', () => {
    const address = queryAddress(new URL(host), 'dynamic', { dynamicVersion: 'v3.1' });

    expect(address.href).toBe(`${host}/api/connekta/v3.1/ejecutarconsulta`);
  });

  it.each([
    ['/gateway/erp', undefined, '/gateway/erp/ejecutarconsulta'],
    ['/tenant-a/api/siesa/v3', undefined, '/tenant-a/ejecutarconsulta'],
    ['/api/siesa/v3', '/connekta/v4', '/connekta/v4/ejecutarconsulta'],
    ['', '/connekta/v4/ejecutarconsultaestandar', '/connekta/v4/ejecutarconsulta'],
  ])('keeps a path of its own: %j with siesa_path %j', (base, path, expected) => {
    expect(queryAddress(new URL(`${host}${base}`), 'dynamic', { ...(path !== undefined && { path }) }).pathname).toBe(
      expected,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { addressProblem, resolvePath, versioned } from './destination-addresses.ts';

describe('versioned', () => {
  it.each([
    ['https://kong.example/api', 'https://kong.example/api/v1'],
    ['https://kong.example', 'https://kong.example/v1'],
    ['https://kong.example/api/v1', 'https://kong.example/api/v1'],
    ['https://kong.example/api/v1/', 'https://kong.example/api/v1'],
    ['https://kong.example/?x=1#y', 'https://kong.example/v1'],
  ])('turns %s into the base %s', (address, base) => {
    expect(versioned(new URL(address))).toBe(base);
  });
});

describe('resolvePath', () => {
  const services = new Map([['inventory', new URL('https://inventory.example/v2/')]]);

  it("uses a service's own address when it has one", () => {
    expect(resolvePath({ service: 'inventory', path: '/items/bulk' }, 'https://wms.example/v1', services).href).toBe(
      'https://inventory.example/v2/items/bulk',
    );
  });

  it('uses a path below the base otherwise', () => {
    expect(resolvePath({ service: 'warehouse', path: '/zones' }, 'https://wms.example/v1', services).href).toBe(
      'https://wms.example/v1/warehouse/zones',
    );
    expect(resolvePath({ path: '/products/bulk' }, 'https://kong.example/v1', services).href).toBe(
      'https://kong.example/v1/products/bulk',
    );
  });
});

describe('addressProblem', () => {
  it.each(['https://kong.example', 'http://127.0.0.1:4010', 'http://localhost', 'http://[::1]:1'])(
    'accepts %s',
    (address) => {
      expect(addressProblem(new URL(address))).toBeUndefined();
    },
  );

  it.each([
    'http://kong.example',
    'http://127.1.example',
    'https://user@kong.example',
    'https://user:word@kong.example',
    'ftp://kong.example',
  ])('refuses %s', (address) => {
    expect(addressProblem(new URL(address))).toBeTypeOf('string');
  });
});

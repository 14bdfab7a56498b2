import { describe, expect, it } from 'vitest';
import { clientEnds } from './client-ends.ts';

const mapping = { destinationFields: [{ canonical: 'id', target: 'product_id' }] };
const siesa = { identity: 'inventory https://siesa.example', formerIdentities: ['inventory https://old.example'] };
const endsOf = (product_api_url: string, former_product_api_url?: readonly string[], product_type = 'kong') =>
  clientEnds(
    {
      product_type,
      product_api_url,
      ...(former_product_api_url && { former_product_api_url: [...former_product_api_url] }),
    },
    mapping,
    siesa,
  );

describe('clientEnds', () => {
  it('names the destination by its kind, its address and its id field', () => {
    expect(endsOf('https://kong.example/api/')).toEqual({
      source: siesa.identity,
      formerSources: siesa.formerIdentities,
      destination: 'kong at https://kong.example/api, products by product_id',
      formerDestinations: [],
    });
  });

  it.each([
    ['another host', 'https://other.example/api'],
    ['another tenant in the path', 'https://kong.example/api/b'],
    ['another tenant in the query', 'https://kong.example/api?tenant=b'],
  ])('differs for %s', (_name, address) => {
    expect(endsOf(address).destination).not.toBe(endsOf('https://kong.example/api').destination);
  });

  it('differs for another kind of destination and another id field', () => {
    const { destination } = endsOf('https://kong.example/api');
    expect(endsOf('https://kong.example/api', [], 'wms').destination).not.toBe(destination);
    expect(
      clientEnds(
        { product_type: 'kong', product_api_url: 'https://kong.example/api' },
        { destinationFields: [{ canonical: 'id', target: 'sku' }] },
        siesa,
      ).destination,
    ).not.toBe(destination);
  });

  it('holds no secret of the address', () => {
    const { destination } = endsOf('https://user:canary@kong.example/api?api_key=canary');
    expect(destination).not.toContain('canary');
  });

  it('gives the identity that each former address had', () => {
    expect(endsOf('https://new.example', ['https://kong.example/api']).formerDestinations).toEqual([
      endsOf('https://kong.example/api').destination,
    ]);
  });
});

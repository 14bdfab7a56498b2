import { describe, expect, it } from 'vitest';
import { BodyTooLarge, ConfigurationInvalid, RateLimited } from './shared-errors.ts';

describe.each([
  new ConfigurationInvalid('The address is wrong.', { code: 'SIESA_CONFIGURATION', cause: new Error('secret') }),
  new RateLimited('Too many calls.', { code: 'PRODUCT_RATE_LIMIT', cause: new Error('secret') }),
  new BodyTooLarge('siesa.example', 64 * 1024 * 1024, { cause: new Error('secret') }),
])('$name', (error) => {
  it('shows name, code and kind, and not its cause', () => {
    expect(Object.keys(error).sort()).toEqual(['code', 'kind', 'name']);
    expect(error.cause).toEqual(new Error('secret'));
  });

  it('is named as its class', () => {
    expect(error.name).toBe(error.constructor.name);
  });
});

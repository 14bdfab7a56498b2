import { describe, expect, it } from 'vitest';
import { redactor } from './redactor.ts';

describe('redactor', () => {
  const redact = redactor(
    {
      api_url: 'https://kong.example/api',
      api_key: 'k/e y=1234',
      password: 'hunter2hunter2',
      tenant_id: 'client-a',
      username: 'bob',
    },
    ['api_url', 'tenant_id'],
  );

  it('removes every credential, as it is, URL-encoded and in base64', () => {
    const text = `k/e y=1234 k%2Fe%20y%3D1234 ${Buffer.from('k/e y=1234').toString('base64')} hunter2hunter2`;

    expect(redact(text)).toBe('*** *** *** ***');
  });

  it('leaves harmless values and short words alone', () => {
    expect(redact('bob of client-a at https://kong.example/api')).toBe('bob of client-a at https://kong.example/api');
  });
});

import { expect, it } from 'vitest';
import { createRedactor } from './create-redactor.ts';
import { redactDeep } from './redact-deep.ts';

const redact = createRedactor(['k-12345678']);

it('redacts texts and names at every depth, and leaves everything else as it is', () => {
  const date = new Date(0);
  const value = { 'k-12345678': 1, rows: [{ note: 'by k-1234%35678', price: 5, none: null, date }], ok: true };

  expect(redactDeep(value, redact)).toEqual({
    '***': 1,
    rows: [{ note: 'by ***', price: 5, none: null, date }],
    ok: true,
  });
  expect(redactDeep('k-12345678', redact)).toBe('***');
});

it('keeps a name that would be a prototype a name', () => {
  const value: unknown = JSON.parse('{"__proto__":{"a":"k-12345678"}}');

  expect(JSON.stringify(redactDeep(value, redact))).toBe('{"__proto__":{"a":"***"}}');
});

import { describe, expect, it } from 'vitest';
import { errorText, failureText } from './error-text.ts';

const textOf = (value: unknown): string => errorText(value, (text) => text.replaceAll('the-key', '***'));

describe('errorText', () => {
  it.each([
    ['Bad request', 'Bad request'],
    [42, '42'],
    [{ error: { message: 'Invalid EAN' } }, 'Invalid EAN'],
    [{ status: 'failed', error: 'Invalid EAN' }, 'Invalid EAN'],
    [{ errors: ['one', { message: 'two' }, 3, 'four'] }, 'one; two; 3'],
    [{ status: 'failed' }, ''],
    [undefined, ''],
    [null, ''],
    [{ error: { error: { error: { error: { error: 'deep' } } } } }, ''],
    ['two\n  lines', 'two lines'],
    [
      {
        title: 'One or more validation errors occurred.',
        status: 400,
        detail: 'See errors',
        errors: { '[3].Ean': ['Too short'] },
      },
      'One or more validation errors occurred.; See errors; [3].Ean: Too short',
    ],
    [
      { message: 'The given data was invalid.', errors: { 'products.3.ean': ['Required.', 'Too short.'] } },
      'The given data was invalid.; products.3.ean: Required. Too short.',
    ],
    [{ ean: ['This field may not be blank.'], non_field_errors: ['Not unique.'] }, 'Not unique.'],
    [{ ean: ['Blank.'], properties: { color: ['Too long.'] } }, 'ean: Blank.; properties: color: Too long.'],
    [[{}, { ean: ['Blank.'] }], 'ean: Blank.'],
    [{ detail: [{ loc: ['body', 3, 'ean'], msg: 'field required', type: 'missing' }] }, 'field required'],
    [
      { statusCode: 400, message: ['name must be a string'], error: 'Bad Request' },
      'name must be a string; Bad Request',
    ],
    [{ errors: { ean: 'Blank' } }, 'ean: Blank'],
    [{ data: { message: 'deep in an envelope' } }, 'deep in an envelope'],
    [{ code: 'DUPLICATE' }, 'DUPLICATE'],
    ['<html><style>b{}</style><h1>403 Forbidden</h1><hr>nginx</html>', '403 Forbidden nginx'],
    [{ error: false, message: 'no' }, 'no'],
  ])('reads from %j the text "%s"', (value, expected) => {
    expect(textOf(value)).toBe(expected);
  });

  it('redacts credentials before it cuts, because half a key is still a secret', () => {
    const text = textOf(`${'x'.repeat(496)} the-key`);

    expect(text).not.toContain('the');
    expect(text.length).toBeLessThanOrEqual(500);
  });
});

it.each([
  [{ failed: 100 }, 'failed: 100'],
  [{ success: 'false' }, 'success: false'],
  [{ status: 'partial', data: { failed: 3 } }, 'status: partial; failed: 3'],
  [{ ok: false, message: 'The database is down' }, 'The database is down'],
  [{ product_id: 'A', status: 422 }, 'status: 422'],
  [{ success: true, duplicates: 3 }, 'success: true; duplicates: 3'],
  [{ id: 17, state: 'done', items: [], meta: { nota: 'x', rest: null } }, 'state: done; items: 0; nota: x'],
])('failureText finds in %j what reports the failure: "%s"', (value, expected) => {
  expect(failureText(value, (text) => text)).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import { errorText } from './error-text.ts';

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
  ])('reads from %j the text "%s"', (value, expected) => {
    expect(textOf(value)).toBe(expected);
  });

  it('redacts credentials before it cuts, because half a key is still a secret', () => {
    const text = textOf(`${'x'.repeat(496)} the-key`);

    expect(text).not.toContain('the');
    expect(text.length).toBeLessThanOrEqual(500);
  });
});

import { describe, expect, it } from 'vitest';
import { productWords } from './error-text.ts';

const words = (said: unknown): string => productWords(said, (text) => text.replaceAll('the-key', '***'));

describe('productWords', () => {
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
  ])('makes of %j the words "%s"', (said, expected) => {
    expect(words(said)).toBe(expected);
  });

  it('takes credentials out before it cuts: half a key is still a secret', () => {
    const said = words(`${'x'.repeat(496)} the-key`);

    expect(said).not.toContain('the');
    expect(said.length).toBeLessThanOrEqual(500);
  });
});

import { describe, expect, it } from 'vitest';
import { plainError } from './plain-error.ts';

describe('plainError', () => {
  it('returns the same error when it has no other property', () => {
    const error = Object.assign(new Error('no'), { name: 'RateLimited', code: 'RATE_LIMITED', kind: 'transient' });

    expect(plainError(error)).toBe(error);
  });

  it('makes an Error of any other value and quotes nothing of it', () => {
    expect(plainError('secret').message).toBe('A non-Error value was thrown: string.');
  });

  it('keeps a code only when it is text', () => {
    const plain = plainError(Object.assign(new Error('no'), { code: 500, kind: 'defect', response: {} }));

    expect(Object.keys(plain)).toEqual(['kind']);
  });
});

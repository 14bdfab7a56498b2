import { describe, expect, it } from 'vitest';
import { plainError } from './plain-error.ts';

describe('plainError', () => {
  it('leaves an error alone that shows nothing else', () => {
    const error = Object.assign(new Error('no'), { name: 'RateLimited', code: 'RATE_LIMITED', kind: 'transient' });

    expect(plainError(error)).toBe(error);
  });

  it('makes an error of whatever else is thrown, and quotes nothing of it', () => {
    expect(plainError('secret').message).toBe('Something that is no error was thrown: string.');
  });

  it('keeps a code that is text, and no other', () => {
    const plain = plainError(Object.assign(new Error('no'), { code: 500, kind: 'defect', response: {} }));

    expect(Object.keys(plain)).toEqual(['kind']);
  });
});

import { describe, expect, it } from 'vitest';
import { accepted, refused } from './result.ts';

describe('Result', () => {
  it('carries a value and its warnings', () => {
    expect(accepted(1)).toEqual({ ok: true, value: 1, warnings: [] });
    expect(accepted(1, [{ path: 'ean', code: 'mapping/pattern' }]).warnings).toHaveLength(1);
  });

  it('carries every reason why a record is rejected', () => {
    expect(refused({ path: 'a', code: 'x/y' }, { path: 'b', code: 'x/y' }).issues.map(({ path }) => path)).toEqual([
      'a',
      'b',
    ]);
  });
});

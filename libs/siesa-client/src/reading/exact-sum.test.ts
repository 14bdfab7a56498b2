import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSum } from './exact-sum.ts';

describe('exactSum', () => {
  it.each([
    [[], 0],
    [[120, '-2.0000'], 118],
    [[0.1, 0.2], 0.3],
    [['000000000004290.0000', '12,5'], 4302.5],
    [[null, 3], undefined],
    [[undefined, 3], undefined],
    [['', 3], undefined],
    [['N/D', 3], undefined],
    [[0, '0'], 0],
    [['-0.5', '0.25'], -0.25],
    [['+7'], 7],
    [['12345678901234567890', '0.5'], '12345678901234567890.5'],
    [['many'], undefined],
    [[{}], undefined],
    [[1e21], undefined],
  ])('adds %j to %j', (values, sum) => {
    expect(exactSum(values)).toBe(sum);
  });

  it('adds whole numbers of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt()), (numbers) => {
        expect(BigInt(exactSum(numbers.map(String)) as string)).toBe(
          numbers.reduce((total, number) => total + number, 0n),
        );
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { checkDigitOf } from './gtin.ts';

describe('checkDigitOf', () => {
  it.each([
    ['96385074', 4], // EAN-8
    ['036000291452', 2], // UPC-A
    ['7702001041725', 5],
    ['4006381333931', 1],
    ['10614141000415', 5], // ITF-14
    ['0000000000000', 0],
  ])('gives that of %s', (code, digit) => {
    expect(checkDigitOf(code)).toBe(digit);
    expect(code.endsWith(String(digit))).toBe(true);
  });

  it('differs for each other digit at any place', () => {
    for (let place = 0; place < 12; place += 1) {
      const digit = Number('7702001041725'[place]);
      const other = `${'7702001041725'.slice(0, place)}${String((digit + 1) % 10)}${'7702001041725'.slice(place + 1)}`;
      expect(checkDigitOf(other)).not.toBe(5);
    }
  });

  it.each(['', '770200104172', '7702001041725 ', '77020010417252', '1234567', '770200104172A', '٧٧٠٢٠٠١٠٤١٧٢٥'])(
    'does not take %j for a sound code',
    (code) => {
      const digit = checkDigitOf(code);
      expect(digit === undefined || !code.endsWith(String(digit))).toBe(true);
    },
  );
});

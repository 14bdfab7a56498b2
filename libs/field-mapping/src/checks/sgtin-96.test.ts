import { describe, expect, it } from 'vitest';
import { checkDigit } from './gtin.ts';
import { decodeSgtin96 } from './sgtin-96.ts';

/** Written from GS1's tables, independent of the decoder: [partition, digits of the prefix, its bits, digits of the reference, its bits]. */
const partitions = [
  [0, 12, 40, 1, 4],
  [1, 11, 37, 2, 7],
  [2, 10, 34, 3, 10],
  [3, 9, 30, 4, 14],
  [4, 8, 27, 5, 17],
  [5, 7, 24, 6, 20],
  [6, 6, 20, 7, 24],
] as const;

const bits = (value: number | string, length: number): string => BigInt(value).toString(2).padStart(length, '0');

const encode = (filter: number, partition: number, prefix: string, reference: string, serial: number): string => {
  const [, , prefixBits, , referenceBits] = partitions[partition] ?? partitions[0];
  const all =
    bits(0x30, 8) +
    bits(filter, 3) +
    bits(partition, 3) +
    bits(prefix, prefixBits) +
    bits(reference, referenceBits) +
    bits(serial, 38);
  return BigInt(`0b${all}`).toString(16).toUpperCase().padStart(24, '0');
};

describe('decodeSgtin96', () => {
  it('reads the example of the specification', () => {
    expect(decodeSgtin96('3035D617C404130000000001')).toEqual({
      filter: 1,
      companyPrefix: '7702001',
      gtin: '07702001041725',
      serial: 1,
    });
  });

  it("reads GS1's own example, in small letters too", () => {
    const tag = { filter: 3, companyPrefix: '0614141', gtin: '80614141123458', serial: 6789 };

    expect(decodeSgtin96('3074257BF7194E4000001A85')).toEqual(tag);
    expect(decodeSgtin96('3074257bf7194e4000001a85')).toEqual(tag);
  });

  it.each(partitions)('reads partition %d, a prefix of %d digits', (partition, digits, _, referenceDigits) => {
    const prefix = '770200104172'.slice(0, digits);
    const reference = '1234567'.slice(0, referenceDigits);
    const number = `${reference.slice(0, 1)}${prefix}${reference.slice(1)}`;

    expect(decodeSgtin96(encode(5, partition, prefix, reference, 2 ** 38 - 1))).toEqual({
      filter: 5,
      companyPrefix: prefix,
      gtin: `${number}${String(checkDigit(number))}`,
      serial: 2 ** 38 - 1,
    });
  });

  it.each(partitions)('keeps the zeros at the beginning in partition %d', (partition, digits, _, referenceDigits) => {
    const prefix = '1'.padStart(digits, '0');
    const reference = '2'.padStart(referenceDigits, '0');

    expect(decodeSgtin96(encode(0, partition, prefix, reference, 0))).toMatchObject({
      companyPrefix: prefix,
      serial: 0,
    });
  });

  it.each([
    ['another header', 'E2801170000002012345678A'],
    ['too few digits', '3035D617C40413000000000'],
    ['too many digits', '3035D617C4041300000000010'],
    ['a letter beyond F', '3035D617C40413000000000G'],
    ['partition 7', encode(1, 5, '7702001', '004172', 1).replace(/^3035/, '303D')],
    ['a prefix with too many digits', encode(1, 5, '16777215', '004172', 1)],
    ['a reference with too many digits', encode(1, 5, '7702001', '1048575', 1)],
    ['nothing', ''],
  ])('does not read %s', (_, epc) => {
    expect(decodeSgtin96(epc)).toBeUndefined();
  });
});

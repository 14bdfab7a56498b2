import { checkDigit } from './gtin.ts';

/** An RFID tag's code of 96 bits that names one item of a trade item. */
export interface Sgtin96 {
  /** 0 to 7: the packaging level. */
  readonly filter: number;
  /** 6 to 12 digits. */
  readonly companyPrefix: string;
  /** 14 digits. */
  readonly gtin: string;
  /** Up to 2^38 − 1. */
  readonly serial: number;
}

const header = 0x30n;
/** By partition, 0 first: the digits and the bits of the company prefix. Indicator and item reference have the rest of 13 digits and 44 bits. */
const partitions: readonly (readonly [digits: number, bits: number])[] = [
  [12, 40],
  [11, 37],
  [10, 34],
  [9, 30],
  [8, 27],
  [7, 24],
  [6, 20],
];
const gtinDigits = 13;
const gtinBits = 44;
const serialBits = 38;

/**
 * Reads an SGTIN-96; `undefined` when the text is not 24 hex digits, has another header, or holds a number with too many digits.
 *
 * @example
 * decodeSgtin96('3035D617C404130000000001')?.gtin; // '07702001041725'
 */
export const decodeSgtin96 = (epc: string): Sgtin96 | undefined => {
  if (!isEpc(epc)) return undefined;
  const bits = BigInt(`0x${epc}`);
  const field = (from: number, length: number): bigint =>
    (bits >> BigInt(96 - from - length)) & ((1n << BigInt(length)) - 1n);
  const [digits, prefixBits] = partitions[Number(field(11, 3))] ?? [];
  if (field(0, 8) !== header || digits === undefined || prefixBits === undefined) return undefined;

  const companyPrefix = padded(field(14, prefixBits), digits);
  const reference = padded(field(14 + prefixBits, gtinBits - prefixBits), gtinDigits - digits);
  if (companyPrefix === undefined || reference === undefined) return undefined;
  const number = `${reference.slice(0, 1)}${companyPrefix}${reference.slice(1)}`;
  return {
    filter: Number(field(8, 3)),
    companyPrefix,
    gtin: `${number}${String(checkDigit(number))}`,
    serial: Number(field(96 - serialBits, serialBits)),
  };
};

/** Whether a text has the form of an EPC of 96 bits: 24 hex digits. */
export const isEpc = (text: string): boolean => /^[0-9A-Fa-f]{24}$/.test(text);

const padded = (value: bigint, digits: number): string | undefined => {
  const text = value.toString().padStart(digits, '0');
  return text.length === digits ? text : undefined;
};

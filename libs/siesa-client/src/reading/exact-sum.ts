/** `-12.50`, with a point or a comma before the fraction. */
const decimal = /^([+-]?)(\d{1,400})(?:[.,](\d{1,400}))?$/;

/**
 * Adds numbers as decimals, not as doubles: 0.1 + 0.2 is 0.3. The sum is a number where a double carries it, else its text;
 * `undefined` when one of the values is missing or no number: a missing number is not 0.
 *
 * @example
 * exactSum([120, '-2.0000']); // 118
 *
 * @internal
 */
export const exactSum = (values: readonly unknown[]): number | string | undefined => {
  const parts = values.map((value) => decimal.exec(plain(value)));
  if (parts.includes(null)) return undefined;
  const places = Math.max(0, ...parts.map((part) => part?.[3]?.length ?? 0));
  const sum = parts.reduce((total, part) => total + scaled(part, places), 0n);

  const text = unscaled(sum, places);
  return String(Number(text)) === text ? Number(text) : text;
};

const plain = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';

const scaled = (part: RegExpExecArray | null, places: number): bigint => {
  const [, sign, whole = '0', fraction = ''] = part ?? [];
  const digits = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -digits : digits;
};

const unscaled = (sum: bigint, places: number): string => {
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}${places > 0 && fraction !== '' ? `.${fraction}` : ''}`;
};

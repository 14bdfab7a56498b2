/** How numbers are written as text. */
export interface NumberStyle {
  /** The sign before the decimals. The point is accepted too, except where it could separate thousands. */
  readonly decimal: string;
  /** The sign between groups of three digits; absent when digits are not grouped. */
  readonly grouping?: string;
}

/** The style of JSON. */
export const plainNumbers: NumberStyle = { decimal: '.' };

/** The digits of a number: `-12.50` is `{ negative: true, whole: '12', fraction: '5' }`. Zero has `whole: '0'` and no sign. */
export interface ExactDecimal {
  readonly negative: boolean;
  /** Without leading zeros, at least `0`. */
  readonly whole: string;
  /** Without trailing zeros; may be empty. */
  readonly fraction: string;
}

/** Every double has a shorter text. */
const longest = 400;
const largestExponent = 400;
const shape = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$/;

/**
 * Reads a number from text without rounding any digit. Returns `undefined` when the text is not a number.
 *
 * @example
 * parseExactDecimal('000000000004290.0000'); // { negative: false, whole: '4290', fraction: '' }
 * parseExactDecimal('1.234,56', { decimal: ',', grouping: '.' }); // { negative: false, whole: '1234', fraction: '56' }
 * parseExactDecimal('0x1F'); // undefined
 */
export const parseExactDecimal = (text: string, style = plainNumbers): ExactDecimal | undefined => {
  if (text.length > longest || ambiguity(text, style) !== undefined) return undefined;
  const plain = withPoint(text.trim(), style);
  const match = plain === undefined ? null : shape.exec(plain);
  if (match === null) return undefined;

  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole.length + fraction.length === 0 || Math.abs(Number(exponent)) > largestExponent) return undefined;
  return shifted(sign === '-', whole, fraction, Number(exponent));
};

/**
 * The reason why a number cannot be read: a point or comma that is not declared stands before exactly three digits, so it
 * may separate decimals or thousands. `undefined` for any other text.
 *
 * @example
 * ambiguity('1.234', { decimal: ',' }); // '1.234 may mean 1.234 or 1234; if …'
 * ambiguity('1.23', { decimal: ',' }); // undefined
 */
export const ambiguity = (text: string, { decimal, grouping }: NumberStyle): string | undefined => {
  const other = decimal === '.' ? ',' : '.';
  const [, whole, sign, digits] = lastThree.exec(text) ?? [];
  if (whole === undefined || sign !== other || grouping === other || text.length > longest) return undefined;

  const separators = `"from": "${decimal}", "grouping": "${other}"`;
  return `${whole}${sign}${digits ?? ''} may mean ${whole}.${digits ?? ''} or ${whole}${digits ?? ''}; if '${other}' separates thousands, declare ${separators} in decimal_separator`;
};

const lastThree = /^\s*([+-]?[0-9]*)([.,])([0-9]{3})\s*$/;

/** The number as plain decimal text: `-12.5`. Equal numbers have equal texts. */
export const decimalText = ({ negative, whole, fraction }: ExactDecimal): string =>
  `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;

const withPoint = (text: string, { decimal, grouping }: NumberStyle): string | undefined => {
  if (grouping === undefined) return decimal === '.' ? text : text.replace(decimal, '.');

  const [whole = '', ...rest] = text.split(decimal);
  const ungrouped = withoutGrouping(whole, grouping);
  return rest.length > 1 || ungrouped === undefined ? undefined : [ungrouped, ...rest].join('.');
};

/** With the point as grouping, `1.234` is 1234, and `0.123` and `12.5` are not numbers. */
const withoutGrouping = (whole: string, grouping: string): string | undefined => {
  const [first = '', ...groups] = whole.split(spellings.find((spelling) => spelling.test(grouping)) ?? grouping);
  if (groups.length === 0) return whole;

  const grouped = /^[+-]?[1-9][0-9]{0,2}$/.test(first) && groups.every((group) => /^[0-9]{3}$/.test(group));
  return grouped ? first + groups.join('') : undefined;
};

/** Signs that look alike: programs write a blank between thousands also as one that does not break the line. */
const spellings: readonly RegExp[] = [/[ \u00a0\u2009\u202f]/, /['\u2019]/];

const shifted = (negative: boolean, whole: string, fraction: string, exponent: number): ExactDecimal => {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  const after = point > 0 ? digits.slice(point) : digits.padStart(digits.length - point, '0');
  const exact = { whole: before.replace(/^0+/, '') || '0', fraction: after.replace(/0+$/, '') };

  return { negative: negative && (exact.whole !== '0' || exact.fraction !== ''), ...exact };
};

/**
 * Something in value position that a double may not carry: 16 characters of number, or an exponent. Text values begin with a quote, so
 * they match only where a sentence holds such a number; that costs time, never a wrong value.
 */
const largeNumber = /[:,[]\s*-?(?:\d[\d.]{15}|\d[\d.]*[eE])/;

/** A text, which may hold anything, or a number: in JSON nothing else holds digits. */
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Parses JSON so that no number loses a digit: one that a double cannot carry exactly arrives as its text. Done by quoting it before
 * parsing: a reviver (`context.source`) costs no less and overflows the stack on deep nesting.
 *
 * @example
 * parseJson('{"a":12345678901234567890,"b":4290.0000}'); // { a: '12345678901234567890', b: 4290 }
 */
export const parseJson = (text: string): unknown =>
  JSON.parse(largeNumber.test(text) ? text.replace(textOrNumber, quoteUnlessCarried) : text) as unknown;

const quoteUnlessCarried = (token: string): string =>
  token.startsWith('"') || carries(Number(token), token) ? token : `"${token}"`;

/** Whether a double prints as the digits it was read from: zeros at the ends and the way the exponent is written aside. */
const carries = (value: number, source: string): boolean =>
  Number.isFinite(value) && (String(value) === source || canonical(String(value)) === canonical(source));

/** `-12.50e3` → `-125e2`: the digits from the first to the last that is not zero, and their power of ten. */
const canonical = (number: string): string => {
  const [mantissa = '', exponent = '0'] = number.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';

  return `${mantissa.startsWith('-') ? '-' : ''}${significant}e${String(Number(exponent) - fraction.length + digits.length - significant.length)}`;
};

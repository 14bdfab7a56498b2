import { Failure } from './failure.ts';

/** Longer text is no field of a product: 64 Ki characters. */
export const longestText = 65_536;

const space = 0x20;
/** Below it, only characters up to the space count as blanks at the ends. */
const firstForeign = 0x80;
/** Without any of these, text is in NFC and has no surrogates. Looking first is several times faster than `normalize`. */
const composable = /[\u0300-\uffff]/;

/**
 * Text in NFC and without blanks at both ends.
 *
 * @example
 * cleanText('  Cafe\u0301 '); // 'Café'
 */
export const cleanText = (text: string): string => normalized(trimmed(text));

/** {@link cleanText} for fields that say `trim: false`. */
export const normalized = (text: string): string => (composable.test(text) ? text.normalize('NFC') : text);

/** {@link cleanText} that refuses what is no text of a product: too much of it, or half a character. */
export const soundText = (value: string, trim: boolean): string | Failure => {
  if (value.length > longestText)
    return new Failure('mapping/too-long', `at most ${String(longestText)} characters`, value);
  const text = trim ? trimmed(value) : value;
  if (!composable.test(text)) return text;

  return text.isWellFormed() ? text.normalize('NFC') : new Failure('mapping/unicode', 'well-formed Unicode text', text);
};

/** Asking the two ends first is faster than `trim()` on text that has nothing to trim. */
const trimmed = (text: string): string =>
  mayBeBlank(text.charCodeAt(0)) || mayBeBlank(text.charCodeAt(text.length - 1)) ? text.trim() : text;

/** `NaN`, the code of nothing, is no blank. */
const mayBeBlank = (code: number): boolean => code <= space || code >= firstForeign;

/** Whether a row has nothing there: absent, `null`, `""` or blanks. */
export const isMissing = (value: unknown): value is undefined | null | '' => {
  if (value === undefined || value === null || value === '') return true;

  return typeof value === 'string' && mayBeBlank(value.charCodeAt(0)) && value.trim() === '';
};

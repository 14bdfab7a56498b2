import { Failure } from './failure.ts';

/** Longer text is refused: 64 Ki characters. */
export const longestText = 65_536;

const space = 0x20;
/** Below this code, only characters up to the space are blanks. */
const firstForeign = 0x80;
/** Text without these is in NFC and has no surrogates. This test is several times faster than `normalize`. */
const composable = /[\u0300-\uffff]/;

/**
 * Text in NFC and without blanks at both ends.
 *
 * @example
 * cleanText('  Cafe\u0301 '); // 'Café'
 */
export const cleanText = (text: string): string => normalized(trimmed(text));

/** {@link cleanText} for fields with `trim: false`. */
export const normalized = (text: string): string => (composable.test(text) ? text.normalize('NFC') : text);

/** {@link cleanText} that refuses text that is too long or has half a surrogate pair. */
export const soundText = (value: string, trim: boolean): string | Failure => {
  if (value.length > longestText)
    return new Failure('mapping/too-long', `at most ${String(longestText)} characters`, value);
  const text = trim ? trimmed(value) : value;
  if (!composable.test(text)) return text;

  return text.isWellFormed() ? text.normalize('NFC') : new Failure('mapping/unicode', 'well-formed Unicode text', text);
};

/** Testing the two ends first is faster than `trim()` on text without outer blanks. */
const trimmed = (text: string): string =>
  mayBeBlank(text.charCodeAt(0)) || mayBeBlank(text.charCodeAt(text.length - 1)) ? text.trim() : text;

/** False for `NaN`, the character code of empty text. */
const mayBeBlank = (code: number): boolean => code <= space || code >= firstForeign;

/** Whether a row's value is missing: absent, `null`, `""` or blanks. */
export const isMissing = (value: unknown): value is undefined | null | '' => {
  if (value === undefined || value === null || value === '') return true;

  return typeof value === 'string' && mayBeBlank(value.charCodeAt(0)) && value.trim() === '';
};

import { Failure } from '../failure.ts';
import { cleanText, normalized } from './clean-text.ts';
import { numberText } from './to-decimal.ts';

/** Longer text is no field of a product: 64 Ki characters. */
export const longestText = 65_536;

/**
 * Makes the conversion to text: NFC, blanks at both ends gone when `trim`, numbers as their shortest decimal text.
 *
 * @example
 * texts(true)(' Tornillo ½" '); // 'Tornillo ½"'
 * texts(true)(1204); // '1204'
 */
export const texts = (trim: boolean) => (value: unknown): string | Failure => {
  if (typeof value === 'string') return fromText(value, trim);
  if (typeof value === 'number' && Number.isFinite(value)) return numberText(value);
  if (typeof value === 'boolean') return String(value);

  return new Failure('mapping/string', 'text or a number', value);
};

const fromText = (value: string, trim: boolean): string | Failure => {
  if (value.length > longestText) return new Failure('mapping/too-long', `at most ${String(longestText)} characters`, value);
  const text = trim ? cleanText(value) : normalized(value);

  return text.isWellFormed() ? text : new Failure('mapping/unicode', 'well-formed Unicode text', value.toWellFormed());
};

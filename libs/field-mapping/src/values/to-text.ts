import { Failure } from './failure.ts';
import { isMissing, soundText } from './clean-text.ts';
import { numberText } from './to-decimal.ts';

/**
 * Makes the conversion to text: NFC, without blanks at both ends when `trim`, numbers as their shortest decimal text.
 *
 * @example
 * texts(true)(' Tornillo ½" '); // 'Tornillo ½"'
 * texts(true)(1204); // '1204'
 */
export const texts =
  (trim: boolean) =>
  (value: unknown): string | Failure => {
    if (typeof value === 'string') return soundText(value, trim);
    if (typeof value === 'number' && Number.isFinite(value)) return numberText(value);
    return typeof value === 'boolean' ? String(value) : new Failure('mapping/string', 'text or a number', value);
  };

/** {@link texts}, with `undefined` for blank text. */
export const presentTexts = (trim: boolean) => {
  const toText = texts(trim);
  return (value: unknown): string | Failure | undefined => {
    const text = toText(value);
    return isMissing(text) ? undefined : text;
  };
};

const toText = texts(true);

/** Makes a transformation of text into one that accepts any value, by converting the value to text first. */
export const onText =
  (transform: (text: string) => unknown) =>
  (value: unknown): unknown => {
    const text = toText(value);
    return text instanceof Failure ? text : transform(text);
  };

import { Failure } from './failure.ts';
import { numberText } from './to-decimal.ts';

/** The texts for true and for false, compared without case. */
export interface BooleanWords {
  readonly trueWords: readonly string[];
  readonly falseWords: readonly string[];
}

/** The words of a document without `boolean_conversion`. */
export const usualBooleans: BooleanWords = {
  trueWords: ['1', 'S', 'SI', 'SÍ', 'true'],
  falseWords: ['0', 'N', 'NO', 'false'],
};

/**
 * Makes the conversion to booleans. JSON booleans are accepted unchanged, whatever the words.
 *
 * @example
 * booleans(usualBooleans)('si'); // true
 */
export const booleans = ({ trueWords, falseWords }: BooleanWords) => {
  const meaning = new Map([
    ...trueWords.map((word) => [foldCase(word), true] as const),
    ...falseWords.map((word) => [foldCase(word), false] as const),
  ]);
  const expected = `one of ${[...trueWords, ...falseWords].join(', ')}`;

  return (value: unknown): boolean | Failure => {
    if (typeof value === 'boolean') return value;
    const word = typeof value === 'number' ? numberText(value) : value;
    const found = typeof word === 'string' && word.length <= longestWord ? meaning.get(foldCase(word)) : undefined;
    return found ?? new Failure('mapping/boolean', expected, value);
  };
};

const longestWord = 256;

/** One spelling for words that differ in case or outer blanks only, for example `Sí ` and `SÍ`. */
export const foldCase = (word: string): string => word.trim().normalize('NFC').toLowerCase();

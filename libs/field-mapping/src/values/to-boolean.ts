import { Failure } from './failure.ts';
import { numberText } from './to-decimal.ts';

/** Which texts are true and which are false, in any case. */
export interface BooleanWords {
  readonly trueWords: readonly string[];
  readonly falseWords: readonly string[];
}

/** What holds where a document declares no `boolean_conversion`. */
export const usualBooleans: BooleanWords = {
  trueWords: ['1', 'S', 'SI', 'SÍ', 'true'],
  falseWords: ['0', 'N', 'NO', 'false'],
};

/**
 * Makes the conversion to booleans. JSON's own booleans stay what they are, whatever the words.
 *
 * @example
 * booleans(usualBooleans)('si'); // true
 */
export const booleans = ({ trueWords, falseWords }: BooleanWords) => {
  const meaning = new Map([
    ...trueWords.map((word) => [folded(word), true] as const),
    ...falseWords.map((word) => [folded(word), false] as const),
  ]);
  const expected = `one of ${[...trueWords, ...falseWords].join(', ')}`;

  return (value: unknown): boolean | Failure => {
    if (typeof value === 'boolean') return value;
    const word = typeof value === 'number' ? numberText(value) : value;
    const found = typeof word === 'string' && word.length <= longestWord ? meaning.get(folded(word)) : undefined;
    return found ?? new Failure('mapping/boolean', expected, value);
  };
};

const longestWord = 256;

/** Words in one spelling, so that `Sí ` and `SÍ` are one. */
export const folded = (word: string): string => word.trim().normalize('NFC').toLowerCase();

import { ExpressionFailed } from './expression-failed.ts';
import { longestText, type Scope, spend } from './scope.ts';

/**
 * The platform's search may compare every character of the needle at every position, so this work is counted, divided by
 * the number of characters that it compares in one step.
 */
const charactersAStep = 256;

const spendOnSearch = (haystack: string, needle: string, scope: Scope): void => {
  spend(scope, haystack.length + needle.length + (haystack.length * needle.length) / charactersAStep);
};

export const containsText = (haystack: string, needle: string, scope: Scope): boolean => {
  spendOnSearch(haystack, needle, scope);
  return haystack.includes(needle);
};

/** Replaces every occurrence; `$` has no special meaning. */
export const replaceText = (haystack: string, needle: string, replacement: string, scope: Scope): string => {
  if (needle === '') throw new ExpressionFailed('something to replace', needle);
  spendOnSearch(haystack, needle, scope);
  const pieces = haystack.split(needle);
  const length = haystack.length + (pieces.length - 1) * (replacement.length - needle.length);
  if (length > longestText) throw new ExpressionFailed(`text of at most ${String(longestText)} characters`, haystack);

  spend(scope, length);
  return pieces.join(replacement);
};

export const splitText = (haystack: string, separator: string, most: number, scope: Scope): readonly string[] => {
  spendOnSearch(haystack, separator, scope);
  const pieces = haystack.split(separator, most + 1);
  if (pieces.length > most) throw new ExpressionFailed(`at most ${String(most)} pieces`, haystack);
  return pieces;
};

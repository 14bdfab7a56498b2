/**
 * Learns from one example which separators are removed or replaced. Returns `undefined` when the example is not clear.
 *
 * @example
 * const location = learnSeparators('A-01-05', 'A0105');
 * location?.('B-12-40'); // 'B1240'
 */
export const learnSeparators = (from: string, to: string): ((text: string) => string) | undefined => {
  const target = Array.from(to);
  const replacements = new Map<string, string>();
  let read = 0;
  for (const character of from) {
    if (isWordCharacter(character)) {
      if (target[read] !== character) return undefined;
      read += 1;
      continue;
    }
    const next = target[read];
    const replacement = next === undefined || isWordCharacter(next) ? '' : next;
    if ((replacements.get(character) ?? replacement) !== replacement) return undefined;
    replacements.set(character, replacement);
    read += replacement.length;
  }
  return read === target.length && replacements.size > 0 ? (text) => replaced(text, replacements) : undefined;
};

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

const replaced = (text: string, replacements: ReadonlyMap<string, string>): string => {
  let result = '';
  for (const character of text) result += replacements.get(character) ?? character;
  return result;
};

const literal = String.raw`[A-Za-z0-9 _,:;=@#%&~'"<>!/-]`;
const escaped = String.raw`\\[dDwWsS.\-\\/^$*+?()[\]{}|]`;
const inClass = String.raw`[A-Za-z0-9 _,:;=@#%&~'"<>!/.*+?$(){}|-]|\\[dws\-\\\][^./]`;
const item = String.raw`(?:${literal}|${escaped}|\[\^?(?:${inClass})+\])`;
const counted = String.raw`(?:${item}(?:\{[0-9]{1,2}\})?)*`;
const variable = String.raw`(?:${item}(?:[*+?]|\{[0-9]{1,3},[0-9]{0,3}\}))?`;

const wholeText = new RegExp(`^\\^${counted}${variable}${counted}\\$$`);
const oneItem = new RegExp(`^${item}\\+?$`);

/** Patterns with more fixed characters use the linear engine. */
const mostFixed = 64;

/**
 * A native regular expression for patterns that cannot backtrack: anchored at both ends, made of literals, classes and
 * escapes with fixed counts, at most one variable quantifier, no groups. Returns `undefined` for any other pattern.
 * Accepted patterns mean the same in both engines: RE2's `\s` is expanded, `.` and `\b` are excluded, characters are code points.
 *
 * @example
 * nativePattern('^[0-9]{13}$')?.test('7702001041725'); // true
 * nativePattern('^(a|a)*$'); // undefined
 */
export const nativePattern = (source: string): RegExp | undefined =>
  wholeText.test(source) && fixedCharacters(source) <= mostFixed ? compiled(source, 'u') : undefined;

/** {@link nativePattern} for replacing: a single item, perhaps many in a row, such as `[^0-9]+`. */
export const nativeReplacement = (source: string): RegExp | undefined =>
  oneItem.test(source) ? compiled(source, 'gu') : undefined;

const fixedCharacters = (source: string): number => {
  const counts = [...source.matchAll(/\{([0-9]+)\}/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  return counts + source.replace(/\{[0-9,]+\}/g, '').length;
};

const compiled = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(withBlanksSpeltOut(source), flags);
  } catch {
    return undefined; // stricter than RE2 about some escapes
  }
};

/** RE2's `\s`. The platform's has about twenty more characters. */
const blanks = String.raw`\t\n\f\r `;

const withBlanksSpeltOut = (source: string): string =>
  source.replace(/\[(?:\\.|[^\]\\])*\]|\\./g, (token) => {
    if (token === String.raw`\s`) return `[${blanks}]`;
    if (token === String.raw`\S`) return `[^${blanks}]`;
    return token.startsWith('[')
      ? token.replace(/\\(.)/g, (escape, character) => (character === 's' ? blanks : escape))
      : token;
  });

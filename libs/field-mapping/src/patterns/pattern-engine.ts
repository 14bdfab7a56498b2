/** Asks whether a pattern matches anywhere in a text. */
export interface Matcher {
  /** Longer text takes more work than a field is worth: whoever asks looks first. */
  readonly longestText: number;
  readonly test: (text: string) => boolean;
}

/** Replaces every match of a pattern, `$1` being the first group. */
export interface Replacer {
  /** Longer text takes more work than a field is worth: whoever asks looks first. */
  readonly longestText: number;
  /** `undefined` when the matches take too much work together. */
  readonly replace: (text: string, replacement: string) => string | undefined;
}

/** Compiles patterns. Every method throws when a pattern does not compile or is too large: the message says why. */
export interface PatternEngine {
  readonly matcher: (source: string) => Matcher;
  readonly replacer: (source: string) => Replacer;
}

/** Longer patterns are refused. */
export const longestPattern = 256;
/** No pattern is asked about longer text, whatever the engine. */
export const longestMatched = 4_096;

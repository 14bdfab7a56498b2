/** Tests whether a pattern matches anywhere in a text. */
export interface Matcher {
  /** Callers must not pass longer text, because it would take too long. */
  readonly longestText: number;
  readonly test: (text: string) => boolean;
}

/** Replaces every match of a pattern, `$1` being the first group. */
export interface Replacer {
  /** Callers must not pass longer text, because it would take too long. */
  readonly longestText: number;
  /** `undefined` when all matches together take too long. */
  readonly replace: (text: string, replacement: string) => string | undefined;
}

/** Compiles patterns. Both methods throw when a pattern does not compile or is too large; the message has the reason. */
export interface PatternEngine {
  readonly matcher: (source: string) => Matcher;
  readonly replacer: (source: string) => Replacer;
}

/** Longer patterns are refused. */
export const longestPattern = 256;
/** Longer text is refused with either engine. */
export const longestMatched = 4_096;

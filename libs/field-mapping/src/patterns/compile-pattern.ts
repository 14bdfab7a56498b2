import { RE2JS } from 're2js';

/** A pattern that answers in time linear to the text. */
export interface Pattern {
  readonly source: string;
  /** Whether it matches anywhere in the text. */
  readonly test: (text: string) => boolean;
}

/** Longer patterns are refused. */
export const longestPattern = 256;

/**
 * Compiles a pattern for a linear-time engine.
 *
 * @throws when it does not compile: the message says why
 */
export const compilePattern = (source: string): Pattern => {
  if (source.length > longestPattern) throw new Error(`longer than ${String(longestPattern)} characters`);
  const engine = RE2JS.compile(source);

  return { source, test: (text) => engine.test(text) };
};

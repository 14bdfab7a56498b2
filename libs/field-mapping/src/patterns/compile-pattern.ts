import { RE2JS } from 're2js';
import { nativePattern, nativeReplacement } from './native-pattern.ts';
import { patternSize } from './pattern-size.ts';

/** A pattern that answers in time linear to the text. */
export interface Pattern {
  readonly source: string;
  /** Longer text takes more work than a field is worth: whoever asks looks first. */
  readonly longestText: number;
  /** Whether it matches anywhere in the text. */
  readonly test: (text: string) => boolean;
  /** The text with every match replaced, `$1` being the first group; `undefined` when the matches take too much work together. */
  readonly replace: (text: string, replacement: string) => string | undefined;
}

const longestPattern = 256;
const largestPattern = 1_024;
const longestText = 4_096;
/** Steps of the pattern times characters of the text: some 20 ms of the engine, whatever the pattern. */
const workAllowed = 400_000;
/** Replacing finds groups too, and reads the text twice. */
const replacingAllowed = 150_000;

/**
 * Compiles a pattern for an engine without backtracking. The few forms that cannot backtrack either way go to the platform's
 * own engine, which is an order of magnitude faster on short text.
 *
 * @throws when it does not compile or is too large: the message says why
 */
export const compilePattern = (source: string): Pattern => {
  if (source.length > longestPattern) throw new Error(`it is longer than ${String(longestPattern)} characters`);
  const test = nativePattern(source);
  if (test !== undefined) return { source, longestText, test: (text) => test.test(text), replace: (text, replacement) => text.replace(test, replacement) };

  const { engine, size } = linearEngine(source);
  const replace = nativeReplacement(source);
  return {
    source,
    longestText: Math.min(longestText, Math.floor(workAllowed / size)),
    test: (text) => engine.test(text),
    replace: replace === undefined ? (text, replacement) => replaceEach(engine, size, text, replacement) : (text, replacement) => text.replace(replace, replacement),
  };
};

const linearEngine = (source: string): { readonly engine: RE2JS; readonly size: number } => {
  if (patternSize(source) > largestPattern) throw new Error(tooLarge);
  const engine = RE2JS.compile(source);
  const size = engine.programSize();
  if (size > 2 * largestPattern) throw new Error(tooLarge);
  return { engine, size };
};

const tooLarge = `its repeats make more than ${String(largestPattern)} steps`;

/** Every single search may read the text to its end: that is what may not add up. */
const replaceEach = (engine: RE2JS, size: number, text: string, replacement: string): string | undefined => {
  let work = 0;
  for (const match of engine.matchAll(text)) {
    work += (text.length - (match.index ?? 0)) * size;
    if (work > replacingAllowed) return undefined;
  }
  return engine.matcher(text).replaceAll(replacement);
};

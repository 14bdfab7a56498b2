import { RE2JS } from 're2js';
import { longestMatched, type PatternEngine } from './pattern-engine.ts';
import { patternSize } from './pattern-size.ts';

/** Steps of a pattern once its repeats are written out. */
const largestPattern = 1_024;
/** Steps of the pattern times characters of the text: some 20 ms of the engine, whatever the pattern. */
const workAllowed = 400_000;
/** Replacing finds groups too, and reads the text twice. */
const replacingAllowed = 150_000;

/** RE2: an engine without backtracking, so that no pattern can run long. */
export const linearEngine: PatternEngine = {
  matcher: (source) => {
    const { engine, longestText } = compiled(source);
    return { longestText, test: (text) => engine.test(text) };
  },
  replacer: (source) => {
    const { engine, size, longestText } = compiled(source);
    return { longestText, replace: (text, replacement) => replaceEach(engine, size, text, replacement) };
  },
};

const compiled = (source: string): { readonly engine: RE2JS; readonly size: number; readonly longestText: number } => {
  if (patternSize(source) > largestPattern) throw new Error(tooLarge);
  const engine = RE2JS.compile(source);
  const size = engine.programSize();
  if (size > 2 * largestPattern) throw new Error(tooLarge);
  return { engine, size, longestText: Math.min(longestMatched, Math.floor(workAllowed / size)) };
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

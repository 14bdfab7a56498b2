import { RE2JS } from 're2js';
import { longestMatched, type PatternEngine } from './pattern-engine.ts';
import { patternSize } from './pattern-size.ts';

/** The most steps of a pattern with all repeats expanded. */
const largestPattern = 1_024;
/** Steps of the pattern times characters of the text: about 20 ms. */
const workAllowed = 400_000;
/** Less for replacing, which also finds groups and reads the text twice. */
const replacingAllowed = 150_000;

/** RE2, an engine without backtracking, so no pattern takes exponential time. */
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

/** Each search may read the text to its end, so many matches in a long text are refused. */
const replaceEach = (engine: RE2JS, size: number, text: string, replacement: string): string | undefined => {
  let work = 0;
  for (const match of engine.matchAll(text)) {
    work += (text.length - (match.index ?? 0)) * size;
    if (work > replacingAllowed) return undefined;
  }
  return engine.matcher(text).replaceAll(replacement);
};

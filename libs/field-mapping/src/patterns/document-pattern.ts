import type { Findings } from '../document/findings.ts';
import type { Engines } from '../engines.ts';
import { nativePattern, nativeReplacement } from './native-pattern.ts';
import { longestMatched, longestPattern, type Matcher, type Replacer } from './pattern-engine.ts';

/** What patterns of one document share. */
export interface PatternContext {
  readonly engines: Engines;
  readonly findings: Findings;
}

/** Compiles a pattern that asks; `undefined` when it cannot be used, which is then among the findings. */
export const matcherOf = (source: string, path: string, { engines, findings }: PatternContext): Matcher | undefined =>
  attempt(source, path, findings, () => {
    const native = nativePattern(source);
    return native === undefined
      ? engines.patterns.matcher(source)
      : { longestText: longestMatched, test: (text) => native.test(text) };
  });

/** Compiles a pattern that replaces; `undefined` when it cannot be used, which is then among the findings. */
export const replacerOf = (source: string, path: string, { engines, findings }: PatternContext): Replacer | undefined =>
  attempt(source, path, findings, () => {
    const native = nativePattern(source) ?? nativeReplacement(source);
    return native === undefined
      ? engines.patterns.replacer(source)
      : { longestText: longestMatched, replace: (text, replacement) => text.replace(native, replacement) };
  });

const attempt = <T>(source: string, path: string, findings: Findings, compile: () => T): T | undefined => {
  try {
    if (source.length > longestPattern) throw new Error(`it is longer than ${String(longestPattern)} characters`);
    return compile();
  } catch (error) {
    findings.problem(
      path,
      'pattern',
      'a pattern for a linear-time engine (RE2)',
      source,
      error instanceof Error ? error.message : undefined,
    );
    return undefined;
  }
};

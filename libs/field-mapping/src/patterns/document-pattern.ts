import type { Findings } from '../document/findings.ts';
import { nativePattern, nativeReplacement } from './native-pattern.ts';
import { longestMatched, longestPattern, type Matcher, type PatternEngine, type Replacer } from './pattern-engine.ts';

/** Everything that the patterns of one document share. */
export interface PatternContext {
  /** For patterns that are not safe on the platform's own engine. */
  readonly patterns: PatternEngine;
  readonly findings: Findings;
}

/** Compiles a pattern for matching. Returns `undefined`, and reports the problem, when it cannot be used. */
export const matcherOf = (source: string, path: string, { patterns, findings }: PatternContext): Matcher | undefined =>
  attempt(source, path, findings, () => {
    const native = nativePattern(source);
    return native === undefined
      ? patterns.matcher(source)
      : { longestText: longestMatched, test: (text) => native.test(text) };
  });

/** Compiles a pattern for replacing. Returns `undefined`, and reports the problem, when it cannot be used. */
export const replacerOf = (
  source: string,
  path: string,
  { patterns, findings }: PatternContext,
): Replacer | undefined =>
  attempt(source, path, findings, () => {
    const native = nativePattern(source) ?? nativeReplacement(source);
    return native === undefined
      ? patterns.replacer(source)
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

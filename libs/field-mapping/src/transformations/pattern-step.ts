import { type Findings, join } from '../document/findings.ts';
import { Failure } from '../failure.ts';
import { compilePattern, type Pattern } from '../patterns/compile-pattern.ts';
import type { StepFunction } from '../step.ts';
import { longestText } from '../values/clean-text.ts';
import { onText } from './text-input.ts';
import type { TransformationSpec } from './transformation-spec.ts';

/** Replaces every match of a pattern; text that does not match stays as it is. */
export const patternStep = (spec: Extract<TransformationSpec, { kind: 'pattern' }>, path: string, findings: Findings): StepFunction | undefined => {
  const pattern = patternOf(spec.pattern, join(path, 'pattern'), findings);
  return pattern && onText((text) => replaced(pattern, text, spec.replacement));
};

/** Compiles a pattern of a document; `undefined` when it cannot be used, which is then among the findings. */
export const patternOf = (source: string, path: string, findings: Findings): Pattern | undefined => {
  try {
    return compilePattern(source);
  } catch (error) {
    findings.problem(path, 'pattern', 'a pattern for a linear-time engine (RE2)', source, error instanceof Error ? error.message : undefined);
    return undefined;
  }
};

const replaced = (pattern: Pattern, text: string, replacement: string): string | Failure => {
  if (text.length > pattern.longestText) return tooLong(pattern.longestText, text);
  const result = pattern.replace(text, replacement);
  if (result === undefined) return new Failure('mapping/too-long', 'text in which the pattern matches less often', text);

  return result.length > longestText ? tooLong(longestText, result) : result;
};

/** The failure of text that is longer than it may be. */
export const tooLong = (longest: number, text: string, message?: string): Failure => new Failure('mapping/too-long', `at most ${String(longest)} characters`, text, message);

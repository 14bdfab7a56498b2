import { join } from '../document/findings.ts';
import { Failure } from '../values/failure.ts';
import { type PatternContext, replacerOf } from '../patterns/document-pattern.ts';
import type { Replacer } from '../patterns/pattern-engine.ts';
import type { StepFunction } from '../run/step.ts';
import { longestText } from '../values/clean-text.ts';
import { onText } from '../values/to-text.ts';
import type { TransformationSpec } from '../document/transformation-spec.ts';

/** Replaces every match of a pattern. Text without a match stays unchanged. */
export const patternStep = (
  spec: Extract<TransformationSpec, { kind: 'pattern' }>,
  path: string,
  context: PatternContext,
): StepFunction | undefined => {
  const replacer = replacerOf(spec.pattern, join(path, 'pattern'), context);
  if (replacer === undefined) return undefined;

  if (spec.from != null && spec.to != null) {
    const result = replaced(replacer, spec.from, spec.replacement);
    if (result !== spec.to)
      context.findings.warning(
        join(path, 'to'),
        'example',
        typeof result === 'string' ? result : result.expected,
        spec.to,
        `this is what the pattern makes of '${spec.from}'`,
      );
  }
  return onText((text) => replaced(replacer, text, spec.replacement));
};

const replaced = (replacer: Replacer, text: string, replacement: string): string | Failure => {
  if (text.length > replacer.longestText) return tooLong(replacer.longestText, text);
  const result = replacer.replace(text, replacement);
  if (result === undefined)
    return new Failure('mapping/too-long', 'text in which the pattern matches less often', text);

  return result.length > longestText ? tooLong(longestText, result) : result;
};

/** The failure of text that is too long. */
export const tooLong = (longest: number, text: string, message?: string): Failure =>
  new Failure('mapping/too-long', `at most ${String(longest)} characters`, text, message);

import type { FieldSource } from './field-source.ts';
import { type Findings, join } from './findings.ts';

/** Warns of settings that change nothing where they stand. */
export const warnOfIdleSettings = (
  { rule, path, type, required, default: otherwise }: FieldSource,
  findings: Findings,
): void => {
  const idle: readonly (readonly [key: string, isIdle: boolean, where: string])[] = [
    ['rounding', rule.rounding != null && type !== 'integer', 'an integer'],
    ['trim', rule.trim != null && type !== 'string', 'a string'],
    [
      'when_missing',
      rule.when_missing === 'clear' && (required || otherwise !== undefined),
      'an optional field without a default',
    ],
    ['on_invalid', rule.on_invalid === 'omit' && required, 'an optional field'],
  ];
  for (const [key, isIdle, where] of idle)
    if (isIdle) findings.warning(join(path, key), 'no-effect', `it on ${where}`, key, 'it has no effect here');
};

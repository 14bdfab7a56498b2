import type { Step } from './step.ts';

/** A construct that engines run differently, or that this text may not hold. */
export interface StepFinding {
  readonly step: string;
  readonly rule: string;
  /** The part of the text, at most 60 characters. */
  readonly found: string;
}

/**
 * Finds what makes a step's text mean different things on DuckDB, Spark and Trino.
 *
 * @returns an empty list for portable text
 *
 * @example
 * lintStep({ name: 'half', sql: 'SELECT n / 2 AS n FROM l0' }); // [{ step: 'half', rule: 'division', found: 'n / 2 AS n FROM l0' }]
 */
export const lintStep = ({ name, sql }: Step): readonly StepFinding[] => {
  const bare = sql.replaceAll(/'[^']*'/g, (literal) => `'${'_'.repeat(literal.length - 2)}'`);
  return [
    ...forbidden.flatMap(([rule, pattern]) =>
      [...bare.matchAll(pattern)].map(({ index }) => ({ step: name, rule, found: sql.slice(index, index + 60) })),
    ),
    ...[...sql.matchAll(/'([^']*)'/g)]
      .filter(([, literal = '']) => !/^[A-Z_]*$/.test(literal))
      .map(([found]) => ({ step: name, rule: 'literal other than our own words', found: found.slice(0, 60) })),
    ...(/\b(LEFT|RIGHT|FULL)\b/i.test(bare) && /\bORDER BY\b/i.test(bare)
      ? [{ step: name, rule: 'order beside an outer join, where a null may be met', found: bare.slice(0, 60) }]
      : []),
  ];
};

/** Each with why: the table of engines is in docs/reference/reconciliation-matching.md. */
const forbidden: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ['division', /\b\w+\)?\s*\/(?!\*)\s*\S.*/g],
  ['more than one statement', /;/g],
  ['comment', /--|\/\*/g],
  ['no SELECT', /^(?!\s*SELECT\b)[^]*/gi],
  ['column without a name', /\bSELECT\s+(\w+\.)?\*|,\s*(\w+\.)?\*(?!\w)/gi],
  ['decimal or floating type', /\b(DECIMAL|NUMERIC|DOUBLE|FLOAT|REAL)\b|\b\d+\.\d+|\b\d+e\d+\b/gi],
  ['date or time', /\b(DATE|TIME|TIMESTAMP|INTERVAL|DATE_DIFF|DATEDIFF|CURRENT_DATE|NOW)\b/gi],
  ['text type without a length, which Spark cannot read', /\bVARCHAR\b(?!\()/gi],
  ['concat()', /\bCONCAT(_WS)?\s*\(/gi],
  [
    'function that treats null or positions differently',
    /\b(GREATEST|LEAST|SUBSTR|SUBSTRING|MD5|IF|IFNULL|NVL|TRY_CAST)\s*\(/gi,
  ],
  ['QUALIFY', /\bQUALIFY\b/gi],
  ['LIMIT', /\b(LIMIT|OFFSET|FETCH)\b/gi],
  ['USING', /\b(USING|NATURAL)\b/gi],
  ['VALUES', /\bVALUES\b/gi],
  ['order of nulls', /\bNULLS\s+(FIRST|LAST)\b/gi],
  ['order outside of a window', /(?<!OVER \([^()]*)\bORDER BY\b/gi],
  ['count, sum or rank that is not cast', /(?<!CAST\()(?<!CAST\(COALESCE\()\b(COUNT|SUM|ROW_NUMBER|RANK)\s*\(/gi],
];

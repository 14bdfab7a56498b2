import type { RuleDocument } from '../rules/rule-document-schema.ts';

/** What a rule document says about matching. */
export type MatchRules = RuleDocument['match'];

/** One SELECT whose rows are kept under the step's name. Later steps read them by that name. */
export interface Step {
  readonly name: string;
  readonly sql: string;
  /**
   * The tables that the text reads, of a step that only puts them together. An engine may keep the text in place of the rows, so these tables stay as long as
   * the step.
   */
  readonly viewOf?: readonly string[];
}

/** What runs steps: DuckDB on one machine, Spark or Trino above what one machine holds. */
export interface Engine {
  /** Runs a step, keeps its rows under its name, and answers how many there are. */
  readonly run: (step: Step) => Promise<number>;
  /** Forgets the rows of steps that no later step reads. */
  readonly drop: (names: readonly string[]) => Promise<void>;
}

/**
 * All steps of a reconciliation, as data, so that a driver in another language can run the same texts.
 *
 * Before the first step, `l0` holds the clean rows of the file and `r0` those of the base. After the last one, `verdicts` holds one row for each of them.
 */
export interface MatchingPlan {
  readonly before: readonly Step[];
  /**
   * Repeated from `{i}` = 0 as long as the first of them has rows; `{next}` is the number after `{i}`. Names and texts hold both. Empty without a near rule.
   */
  readonly round: readonly Step[];
  /** `{i}` is the number of the round that found nothing. */
  readonly after: readonly Step[];
}

/** The file is the left side, the base the right one. */
export type SideLetter = 'l' | 'r';

export const sides: readonly SideLetter[] = ['l', 'r'];

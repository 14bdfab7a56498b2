import { mostExecutions } from '@siesa-integration/workflow-contract';

/** How many calls, and how much time, one read of all products takes. */
export interface FullReadEstimate {
  readonly calls: number;
  readonly seconds: number;
  /** It would take longer than a run may take. */
  readonly tooSlow: boolean;
}

export interface FullRead {
  /** The number of products, where Siesa gives it. */
  readonly total: number | undefined;
  readonly pageRows: number;
  /** Rows of one call, for each query that is joined to the items. Each item has at least one row. */
  readonly joinedRows: readonly number[];
  readonly callsPerMinute: number;
}

/** Each execution of a run reads for 90 minutes at most. */
export const longestSeconds = mostExecutions * 90 * 60;

/**
 * Estimates a full read at Siesa's limit; `undefined` when the number of products is unknown.
 *
 * @example
 * fullReadEstimate({ total: 10_000, pageRows: 1_000, joinedRows: [], callsPerMinute: 100 }); // { calls: 10, seconds: 6, tooSlow: false }
 */
export const fullReadEstimate = ({
  total,
  pageRows,
  joinedRows,
  callsPerMinute,
}: FullRead): FullReadEstimate | undefined => {
  if (total === undefined || pageRows === 0) return undefined;
  const calls = [pageRows, ...joinedRows].reduce((sum, rows) => sum + Math.ceil(total / rows), 0);
  const seconds = (calls / callsPerMinute) * 60;
  return { calls, seconds, tooSlow: seconds > longestSeconds };
};

import type { Stage } from './stage.ts';

/** One promise of the contract, and how to see that it is kept. */
export interface DestinationRule {
  /** Short and stable, for example `by-id`. */
  readonly id: string;
  /** The promise, as a sentence after "it". */
  readonly says: string;
  /** Fails with an assertion that says what was found. */
  readonly check: (stage: Stage) => Promise<void> | void;
}

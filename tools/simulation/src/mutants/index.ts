import { destinationMutants } from './destination-mutants.ts';
import { leaseMutants } from './lease-mutants.ts';
import { loadingMutants } from './loading-mutants.ts';
import type { Mutant } from './mutant.ts';
import { readingMutants } from './reading-mutants.ts';
import { siesaMutants } from './siesa-mutants.ts';
import { successorMutants } from './successor-mutants.ts';
import { truthMutants } from './truth-mutants.ts';
import { verdictMutants } from './verdict-mutants.ts';

export type { Mutant } from './mutant.ts';

/** Every guard of the pipeline and of both clients, removed one at a time: without it some seed must fail. */
export const mutants: readonly Mutant[] = [
  ...leaseMutants,
  ...successorMutants,
  ...readingMutants,
  ...loadingMutants,
  ...verdictMutants,
  ...truthMutants,
  ...siesaMutants,
  ...destinationMutants,
];

import type * as ExecutionTime from '@siesa-integration/sync-pipeline/src/run/execution/execution-time.ts';
import type * as PartReports from '@siesa-integration/sync-pipeline/src/run/slice-manifest.ts';
import type * as HandOver from '@siesa-integration/sync-pipeline/src/stages/summarize/hand-over.ts';
import { type Mutant, mutant } from './mutant.ts';

const handsOver = (guard: Mutant): Mutant => ({ ...guard, story: 'a run hands over' });

const time = (name: string, broken: (real: typeof ExecutionTime) => Partial<typeof ExecutionTime>): Mutant =>
  handsOver(mutant('run/execution/execution-time.ts', `successors: ${name}`, broken));

/** A run that needs longer than one execution goes on in others. */
export const successorMutants: readonly Mutant[] = [
  time('an execution reads until it has no time left', () => ({ mustHandOver: () => false })),
  time('an execution has no deadline', () => ({ mustHandOver: () => false, refuseLate: () => undefined })),
  {
    ...mutant<typeof ExecutionTime>(
      'run/execution/execution-time.ts',
      'successors: a wait is longer than its execution',
      () => ({
        handsOverAt: () => Infinity,
      }),
    ),
    story: 'a wait at the end of an execution',
  },
  time('no part waits for the successor', () => ({ mustWait: () => false })),
  handsOver(
    mutant<typeof PartReports>('run/slice-manifest.ts', 'successors: parts that wait are not loaded', () => ({
      isPending: () => false,
    })),
  ),
  handsOver(
    mutant<typeof HandOver>(
      'stages/summarize/hand-over.ts',
      'successors: parts of the last slice have none to wait for',
      () => ({ handOverOf: () => undefined }),
    ),
  ),
];

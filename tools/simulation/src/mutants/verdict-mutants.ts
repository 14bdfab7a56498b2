import type * as CompareLedger from '@siesa-integration/sync-pipeline/src/stages/summarize/compare-ledger.ts';
import type * as JudgeRun from '@siesa-integration/sync-pipeline/src/stages/summarize/judge-run.ts';
import type * as RunTotals from '@siesa-integration/sync-pipeline/src/stages/summarize/run-totals.ts';
import { without } from '@siesa-integration/sync-pipeline/src/run/without.ts';
import { type Mutant, mutant } from './mutant.ts';

const verdict = (name: string, change: (run: JudgeRun.JudgedRun) => JudgeRun.JudgedRun): Mutant =>
  mutant<typeof JudgeRun>('stages/summarize/judge-run.ts', `verdict: ${name}`, ({ judgeRun }) => ({
    judgeRun: (run) => judgeRun(change(run)),
  }));

/** Guards that let a run succeed only when every record is accounted for. */
export const verdictMutants: readonly Mutant[] = [
  verdict('a shrunken source is accepted', (run) => ({ ...run, acceptShrink: true })),
  verdict('the error that stopped the run is ignored', (run) => without(run, 'stop', 'imbalance')),
  mutant<typeof CompareLedger>(
    'stages/summarize/compare-ledger.ts',
    'deactivation: after one full reading',
    ({ compareLedger }) => ({
      compareLedger: async (...args) => {
        const comparison = await compareLedger(...args);
        return comparison && { ...comparison, missingTwice: comparison.missing };
      },
    }),
  ),
  mutant<typeof RunTotals>('stages/summarize/run-totals.ts', 'conservation: not checked', () => ({
    imbalance: () => undefined,
  })),
];

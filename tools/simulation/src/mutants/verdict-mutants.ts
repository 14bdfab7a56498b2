import type * as JudgeRun from '@siesa-integration/sync-pipeline/src/stages/summarize/judge-run.ts';
import type * as RunTotals from '@siesa-integration/sync-pipeline/src/stages/summarize/run-totals.ts';
import { without } from '@siesa-integration/sync-pipeline/testing';
import { mutant, type Mutant } from './mutant.ts';

const verdict = (name: string, change: (run: JudgeRun.JudgedRun) => JudgeRun.JudgedRun): Mutant =>
  mutant<typeof JudgeRun>('stages/summarize/judge-run.ts', `verdict: ${name}`, ({ judgeRun }) => ({
    judgeRun: (run) => judgeRun(change(run)),
  }));

/** A run ends well only when all is accounted for. */
export const verdictMutants: readonly Mutant[] = [
  verdict('an unsettled read moves the cursor', (run) => ({ ...run, settled: true })),
  verdict('a source that shrank is believed', (run) => ({ ...run, acceptShrink: true })),
  verdict('what stopped the run is not asked for', (run) => without(run, 'stop', 'imbalance')),
  mutant<typeof RunTotals>('stages/summarize/run-totals.ts', 'conservation: not asked for', () => ({
    imbalance: () => undefined,
  })),
];

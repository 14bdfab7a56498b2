import { type StateEvent, stateVisits } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { failuresIn } from './execution-history.ts';

const failed = (state: string, item: number | undefined, cause: string): readonly StateEvent[] => {
  const about = { state, ...(item !== undefined && { item }) };
  return [
    { kind: 'entered', at: 1, ...about },
    { kind: 'failed', at: 2, error: 'KongUnavailable', cause, ...about },
  ];
};

describe('failuresIn', () => {
  it('names each cause once, with the states and the number of parts that failed with it', () => {
    const visits = stateVisits([
      ...failed('LoadToProduct', 0, 'down'),
      ...failed('LoadToProduct', 1, 'down'),
      ...failed('TransformData', 2, ''),
      ...failed('SummarizeSync', undefined, 'down'),
      { kind: 'entered', state: 'LogFailure', at: 3 },
      ...failed('SyncFailed', undefined, 'down'),
    ]);

    expect(failuresIn(visits)).toEqual([
      { states: ['LoadToProduct', 'SummarizeSync'], parts: 2, error: 'KongUnavailable', cause: 'down' },
      { states: ['TransformData'], parts: 1, error: 'KongUnavailable' },
    ]);
  });
});

import { begunSync } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { renderProgress } from './render-progress.ts';

describe('renderProgress', () => {
  const halfway = {
    ...begunSync('cliente-a', 0),
    state: 'LoadParts',
    partsKnown: 10,
    partsDone: 4,
    recordsKnown: 10_000,
    recordsDone: 4_000,
  };

  it('shows state, parts, records, speed and the time left', () => {
    expect(renderProgress({ ...halfway, moreToExtract: false }, 2_000)).toBe(
      'cliente-a  LoadParts  4 of 10 parts  4,000 of 10,000 records  2,000/s  3 s left',
    );
  });

  it('shows no time left while Siesa may have more', () => {
    expect(renderProgress(halfway, 2_000)).toBe(
      'cliente-a  LoadParts  4 of 10+ parts  4,000 of 10,000+ records  2,000/s',
    );
  });
});

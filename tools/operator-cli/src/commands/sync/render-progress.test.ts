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

  it('shows what it does, parts, records, speed and the time left', () => {
    expect(renderProgress({ ...halfway, moreToExtract: false }, 2_000, 'en')).toBe(
      'cliente-a  ████░░░░░░  mapping and sending  4 of 10 parts  4,000 of 10,000 records  2,000/s  3 s left',
    );
  });

  it('shows an empty bar before parts are known', () => {
    expect(renderProgress(begunSync('cliente-a', 0), 1_000, 'en')).toMatch(
      /^cliente-a {2}░{10} {2}starting {2}0 of 0\+ parts/,
    );
  });

  it('shows no time left while Siesa may have more', () => {
    expect(renderProgress(halfway, 2_000, 'es')).toBe(
      'cliente-a  ████░░░░░░  transformando y enviando  4 de 10+ partes  4.000 de 10.000+ registros  2.000/s',
    );
  });
});

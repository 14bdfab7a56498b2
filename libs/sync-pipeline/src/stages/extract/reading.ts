import type { SiesaPage } from '@siesa-integration/siesa-client';
import type { Resume } from '../parse-requests.ts';

/** How far the run has read. What `resume` carries between slices, without the name of the slice. */
export type Reading = Omit<Resume, 'slice' | 'attempt'>;

const mostPasses = 3;

export const firstReading: Reading = {
  phase: 'pages',
  pass: 1,
  next: null,
  steady: true,
  still: true,
  fresh: 0,
  met: 0,
  known: 0,
  retried: 0,
};

/** What a page's rows were, beyond being there. */
export interface PageFindings {
  /** Ids that no earlier page of the run had. */
  readonly fresh: number;
  /** Ids that no earlier page of this pass had. */
  readonly met: number;
  /** Ids that an earlier page of this pass had. */
  readonly repeated: number;
}

/** The reading after one page. Pure. */
export const afterPage = (reading: Reading, page: SiesaPage, found: PageFindings): Reading => {
  const otherTotal =
    page.drifts && page.total !== undefined && reading.total !== undefined && page.total !== reading.total;
  const firstOfPass = reading.next === null;
  const moved = page.drifts && (found.repeated > 0 || (otherTotal && !firstOfPass));
  return {
    ...reading,
    ...(page.total !== undefined && { total: page.total }),
    next: page.next ?? null,
    steady: reading.steady && !moved,
    still: reading.still && !otherTotal,
    fresh: reading.fresh + found.fresh,
    met: reading.met + found.met + page.emptyRows,
    known: reading.known + found.fresh + (reading.pass === 1 ? page.emptyRows : 0),
  };
};

/**
 * Whether the passes so far have seen the source as it is: nothing moved under the last one, or it found nothing left to find. There must be as many rows as
 * the source says it has, because a page can be cut short, and because where rows come in no order a pass can find nothing new while some are still missing:
 * in this pass alone, or, while the total stays, in all passes together.
 */
export const isSettled = ({ steady, still, pass, fresh, met, known, total = 0 }: Reading): boolean =>
  (steady && met >= total) || (pass > 1 && fresh === 0 && (still ? known : met) >= total);

/** The reading after the last page of a pass: another pass, or on to the rejects. Pure. */
export const afterPass = (reading: Reading): Reading => {
  if (isSettled(reading) || reading.pass === mostPasses) return { ...reading, phase: 'rejects', next: null };
  return { ...reading, pass: reading.pass + 1, next: null, steady: true, fresh: 0, met: 0 };
};

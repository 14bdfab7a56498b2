import type { SiesaPage } from '@siesa-integration/siesa-client';
import type { Resume } from '@siesa-integration/workflow-contract';
import type { SliceName } from '../../run/run-keys.ts';
import { without } from '../../run/without.ts';

/** How far the run has read. `resume` carries it from slice to slice. */
export interface Reading extends Pick<Resume, 'phase' | 'pass' | 'next' | 'cursor' | 'total' | 'retried'> {
  /** In this pass no id came twice and the total stayed the same. */
  readonly passStable: boolean;
  /** In the whole run the total stayed the same. */
  readonly totalStable: boolean;
  /** Ids of this pass that no earlier page of the run had. */
  readonly newInPass: number;
  /** Ids of this pass, and its empty rows. */
  readonly seenInPass: number;
  /** Ids of all passes together, and the empty rows of the first. */
  readonly seenInRun: number;
}

const mostPasses = 3;

export const firstReading: Reading = {
  phase: 'pages',
  pass: 1,
  next: null,
  passStable: true,
  totalStable: true,
  newInPass: 0,
  seenInPass: 0,
  seenInRun: 0,
  retried: 0,
};

/** The reading that a message carries. */
export const readingOf = (resume: Resume): Reading => {
  const { pass_stable, total_stable, new_in_pass, seen_in_pass, seen_in_run, ...others } = without(
    resume,
    'slice',
    'attempt',
  );
  return {
    ...others,
    passStable: pass_stable,
    totalStable: total_stable,
    newInPass: new_in_pass,
    seenInPass: seen_in_pass,
    seenInRun: seen_in_run,
  };
};

/** The reading as a message carries it, with the name of the slice that has ended. */
export const resumeOf = (
  { passStable, totalStable, newInPass, seenInPass, seenInRun, ...others }: Reading,
  { slice, attempt }: SliceName,
): Resume => ({
  ...others,
  slice,
  attempt,
  pass_stable: passStable,
  total_stable: totalStable,
  new_in_pass: newInPass,
  seen_in_pass: seenInPass,
  seen_in_run: seenInRun,
});

/** How many ids of one page were new, and to what. */
export interface PageFindings {
  /** Ids that no earlier page of the run had. */
  readonly newInRun: number;
  /** Ids that no earlier page of this pass had. */
  readonly newInPass: number;
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
    passStable: reading.passStable && !moved,
    totalStable: reading.totalStable && !otherTotal,
    newInPass: reading.newInPass + found.newInRun,
    seenInPass: reading.seenInPass + found.newInPass + page.emptyRows,
    seenInRun: reading.seenInRun + found.newInRun + (reading.pass === 1 ? page.emptyRows : 0),
  };
};

/**
 * Whether the passes so far have seen the source as it is: nothing moved during the last one, or it found nothing new. In both cases there must be as many
 * rows as the source's total, because a page can be cut short, and because a pass over unordered rows can find nothing new while some are still missing:
 * as many in this pass alone or, while the total stays the same, in all passes together.
 */
export const isSettled = ({
  passStable,
  totalStable,
  pass,
  newInPass,
  seenInPass,
  seenInRun,
  total = 0,
}: Reading): boolean =>
  (passStable && seenInPass >= total) ||
  (pass > 1 && newInPass === 0 && (totalStable ? seenInRun : seenInPass) >= total);

/** The reading after the last page of a pass: another pass, or on to the rejects. Pure. */
export const afterPass = (reading: Reading): Reading => {
  if (isSettled(reading) || reading.pass === mostPasses) return { ...reading, phase: 'rejects', next: null };
  return { ...reading, pass: reading.pass + 1, next: null, passStable: true, newInPass: 0, seenInPass: 0 };
};

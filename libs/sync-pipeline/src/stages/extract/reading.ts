import {
  type IncompleteList,
  isEveryRow,
  leastComparedRows,
  leastRepeatedRows,
  type ListSize,
  type SiesaPage,
  withSize,
} from '@siesa-integration/siesa-client';
import type { Resume } from '@siesa-integration/workflow-contract';
import type { CursorHeld } from '../../run/documents.ts';
import { bothDoubles, type Doubles, noDoubles, sameDoubles, unlikeOthers } from '../../run/doubles.ts';
import type { SliceName } from '../../run/run-keys.ts';
import { without } from '../../run/without.ts';

/** How far the run has read. `resume` carries it from slice to slice. */
export interface Reading extends Pick<Resume, 'phase' | 'pass' | 'next' | 'cursor' | 'total' | 'size' | 'retried'> {
  /** In this pass the total stayed the same. */
  readonly passStable: boolean;
  /** Ids of this pass that no earlier page of the run had. */
  readonly newInPass: number;
  /** Ids of this pass that came again on pages whose rows may move. */
  readonly doubles: Doubles;
  /** Ids of this pass that came again in one answer, or on pages that are read by key, where no row moves: they really stand twice. */
  readonly realDoubles: number;
  /** The doubles of the pass before, or those that the last full reading left: the same once more are codes that really stand twice. */
  readonly doublesBefore?: Doubles;
  /** Ids of this pass, and its rows that were dropped: empty ones, and those of another company. */
  readonly seenInPass: number;
  /** Ids of all passes together, and the dropped rows of the first. */
  readonly seenInRun: number;
}

const mostPasses = 3;

export const firstReading: Reading = {
  phase: 'pages',
  pass: 1,
  next: null,
  passStable: true,
  newInPass: 0,
  seenInPass: 0,
  seenInRun: 0,
  retried: 0,
  doubles: noDoubles,
  realDoubles: 0,
};

/** The reading that a message carries. */
export const readingOf = (resume: Resume): Reading => {
  const { pass_stable, new_in_pass, seen_in_pass, seen_in_run, doubles_before, real_doubles, ...others } = without(
    resume,
    'slice',
    'attempt',
  );
  return {
    ...others,
    passStable: pass_stable,
    newInPass: new_in_pass,
    seenInPass: seen_in_pass,
    seenInRun: seen_in_run,
    realDoubles: real_doubles,
    ...(doubles_before && { doublesBefore: doubles_before }),
  };
};

/** The reading as a message carries it, with the name of the slice that has ended. */
export const resumeOf = (
  { passStable, newInPass, seenInPass, seenInRun, realDoubles, doublesBefore, ...others }: Reading,
  { slice, attempt }: SliceName,
): Resume => ({
  ...others,
  slice,
  attempt,
  pass_stable: passStable,
  new_in_pass: newInPass,
  seen_in_pass: seenInPass,
  seen_in_run: seenInRun,
  real_doubles: realDoubles,
  ...(doublesBefore && { doubles_before: doublesBefore }),
});

/** How many ids of one page were new, and to what. */
export interface PageFindings {
  /** Ids that no earlier page of the run had. */
  readonly newInRun: number;
  /** Ids that no earlier page of this pass had. */
  readonly newInPass: number;
  /** Ids that came on an earlier page of this pass. */
  readonly repeated: Doubles;
  /** Ids that came before on this page. @defaultValue 0 */
  readonly beside?: number;
}

/** The reading after one page. Pure. */
export const afterPage = (reading: Reading, page: SiesaPage, found: PageFindings): Reading => {
  const { beside = 0 } = found;
  const otherTotal =
    page.drifts && page.total !== undefined && reading.total !== undefined && page.total !== reading.total;
  const firstOfPass = reading.next === null;
  const dropped = page.emptyRows + (page.foreignRows ?? 0);
  const read = {
    ...reading,
    ...(page.total !== undefined && { total: page.total }),
    next: page.next ?? null,
    passStable: reading.passStable && (!otherTotal || firstOfPass),
    ...(page.drifts && { doubles: bothDoubles(reading.doubles, repeatedIn(found, reading.pass)) }),
    realDoubles: reading.realDoubles + beside + (page.drifts ? 0 : found.repeated.count),
    newInPass: reading.newInPass + found.newInRun,
    seenInPass: reading.seenInPass + found.newInPass + dropped,
    seenInRun: reading.seenInRun + found.newInRun + (reading.pass === 1 ? dropped : 0),
  };
  const size = page.total ?? (page.next || read.total !== undefined ? undefined : rowsOfPass(read));
  return size === undefined ? read : { ...read, size: withSize(read.size, size) };
};

/** A page that brings nothing new to its pass is another page come again, and no codes that stand twice. */
const repeatedIn = (found: PageFindings, pass: number): Doubles =>
  isRepeatedPage(found) ? unlikeOthers(found.repeated, pass) : found.repeated;

/** Whether a page holds enough rows that all came before in its pass, and no others. */
export const isRepeatedPage = ({ repeated, newInPass }: PageFindings): boolean =>
  newInPass === 0 && repeated.count >= leastRepeatedRows;

/** A list without a total is as long as a pass over it, rows that came again included. */
const rowsOfPass = ({ seenInPass, doubles, realDoubles }: Reading): number => seenInPass + doubles.count + realDoubles;

/** How many rows of this pass are codes that really stand twice: the same came again in the pass before, or rows do not move. */
export const standingDoubles = ({ doubles, doublesBefore, realDoubles, seenInPass }: Reading): number =>
  realDoubles + (seenInPass >= leastComparedRows && sameDoubles(doubles, doublesBefore) ? doubles.count : 0);

/**
 * Whether the passes so far have seen the source as it is: nothing moved during the last one, or it found nothing new. In both cases each row must have come,
 * because a page can be cut short, and because a pass over unordered rows can find nothing new while some are still missing. Codes that really stand twice
 * count as often as they stand.
 */
export const isSettled = (reading: Reading): boolean => {
  const { passStable, pass, newInPass, doubles } = reading;
  const moved = !passStable || doubles.count > standingDoubles(reading);
  return (!moved && isWholePass(reading)) || (pass > 1 && newInPass === 0 && isEachRowSeen(reading));
};

const isWholePass = (reading: Reading): boolean =>
  reading.seenInPass + standingDoubles(reading) >= (reading.total ?? 0);

/** By all passes together or, while the total stays the same, by the last one alone. */
const isEachRowSeen = (reading: Reading): boolean =>
  isEveryRow(sizeOf(reading), rowsRead(reading)) ||
  (reading.total !== undefined && reading.passStable && isWholePass(reading));

/** A reading that an earlier version began has a total alone. */
const sizeOf = ({ size, total = 0 }: Reading): ListSize => size ?? withSize(undefined, total);

/** Different rows of all passes, codes that stand twice as often as they stand. */
const rowsRead = (reading: Reading): number =>
  Math.max(reading.seenInRun, reading.seenInPass) + standingDoubles(reading);

/** What shows that rows may be missing from all passes together; `undefined` when each row has come. */
export const incompleteness = (reading: Reading): IncompleteList | undefined => {
  if (isEachRowSeen(reading)) return undefined;
  const [read, total] = [rowsRead(reading), sizeOf(reading).most];
  const shownBy = read >= total ? 'moved' : reading.total === undefined ? 'counted' : 'announced';
  return { list: 'the products', read, total, shownBy };
};

/** Why a reading of three passes is not settled, for people. Each row has come, or the run would have failed. */
export const unsettledBecause = (reading: Reading): CursorHeld => ({
  cause:
    sizeOf(reading).rose || sizeOf(reading).fell
      ? `the number of rows changed during the reading, in each of ${reading.pass.toString()} passes`
      : `rows moved between the pages in each of ${reading.pass.toString()} passes`,
  read: rowsRead(reading),
  ...(reading.total !== undefined && { total: reading.total }),
});

/** The reading after the last page of a pass: another pass, or on to the rejects. Pure. */
export const afterPass = (reading: Reading): Reading => {
  if (isSettled(reading) || reading.pass === mostPasses) return { ...reading, phase: 'rejects', next: null };
  return {
    ...reading,
    pass: reading.pass + 1,
    next: null,
    passStable: true,
    newInPass: 0,
    seenInPass: 0,
    doubles: noDoubles,
    realDoubles: 0,
    doublesBefore: reading.doubles,
  };
};

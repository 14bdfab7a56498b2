import type { Run } from '../run/run.ts';
import { without } from '../run/without.ts';
import type { ClientState } from './client-state.ts';

/**
 * The source and the destination of a client, as readable text without secrets. The cursor belongs to the one, the ledger to the other: beside another end both
 * say nothing.
 */
export interface Ends {
  readonly source: string;
  readonly destination: string;
  /** The same ends under their former addresses. */
  readonly formerSources: readonly string[];
  readonly formerDestinations: readonly string[];
}

/** What the start message states about the ends. */
export interface NewEnds {
  readonly source: boolean;
  readonly destination: boolean;
}

/** An end that is another one than the last run had. */
export interface ChangedEnd {
  readonly end: 'source' | 'destination';
  readonly was: string;
  readonly is: string;
}

/** The ends that changed since `state` was written. A state without ends was written before they were kept, so it has the present ones. Pure. */
export const changedEnds = (
  state: Pick<ClientState, 'source' | 'destination'> | undefined,
  { source, destination, formerSources, formerDestinations }: Ends,
): readonly ChangedEnd[] => {
  const changed = (end: ChangedEnd['end'], is: string, former: readonly string[]): readonly ChangedEnd[] => {
    const was = state?.[end];
    return was === undefined || was === is || former.includes(was) ? [] : [{ end, was, is }];
  };
  return [...changed('source', source, formerSources), ...changed('destination', destination, formerDestinations)];
};

/**
 * The state of a run that has just taken the lease, with its ends. Of a new source nothing is kept that its clock or its rows gave. Beside either new end the run
 * counts as one that follows an unfinished run: everything is read and sent, and a later run goes on with that until one has succeeded.
 *
 * Pure.
 */
export const withEnds = (state: ClientState, run: Run, ends: Ends, isNew: NewEnds): ClientState => {
  const { source, destination } = ends;
  if (!isNew.source && !isNew.destination) return { ...state, source, destination };

  const kept = isNew.source
    ? without(state, 'cursor', 'held', 'fills', 'doubles', 'day_stamps')
    : without(state, 'cursor');
  return { ...kept, source, destination, open: run.syncId, resend: true };
};

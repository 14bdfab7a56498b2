import type { DestinationEnd } from '../configuration/destination-end.ts';
import type { Run } from '../run/run.ts';
import { without } from '../run/without.ts';
import type { ClientState } from './client-state.ts';

/** A client's source as readable text without secrets, and the same one under its former addresses. */
export interface SourceEnd {
  readonly source: string;
  readonly formerSources: readonly string[];
}

/** The source and the destination of a client. The cursor belongs to the one, the ledger to the other, and to no other end. */
export type Ends = SourceEnd & DestinationEnd;

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

type KnownEnds = Pick<ClientState, 'source' | 'destination'>;

const changedEnd = (
  end: ChangedEnd['end'],
  was: string | undefined,
  is: string,
  former: readonly string[],
): ChangedEnd | undefined => (was === undefined || was === is || former.includes(was) ? undefined : { end, was, is });

/** The source, if it changed since `state` was written. A state without one was written before it was kept, so it has the present one. Pure. */
export const changedSource = (
  state: KnownEnds | undefined,
  { source, formerSources }: SourceEnd,
): ChangedEnd | undefined => changedEnd('source', state?.source, source, formerSources);

/** The destination, if it changed since `state` was written. Pure. */
export const changedDestination = (
  state: KnownEnds | undefined,
  { destination, formerDestinations }: DestinationEnd,
): ChangedEnd | undefined => changedEnd('destination', state?.destination, destination, formerDestinations);

/** The ends that changed since `state` was written. Pure. */
export const changedEnds = (state: KnownEnds | undefined, ends: Ends): readonly ChangedEnd[] =>
  [changedSource(state, ends), changedDestination(state, ends)].filter((changed) => changed !== undefined);

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
    ? without(state, 'cursor', 'full_pass', 'held', 'fills', 'doubles', 'day_stamps')
    : without(state, 'cursor', 'full_pass');
  return { ...kept, source, destination, open: run.syncId, resend: true };
};

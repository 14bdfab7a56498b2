import type { SliceManifest } from '../run/documents.ts';
import { without } from '../run/without.ts';
import type { ClientState, Fills } from './client-state.ts';

/** What a run that ended with success leaves for the next one's reading. */
export type Learned = Pick<ClientState, 'fills' | 'doubles' | 'day_stamps'>;

export interface LearningRun {
  /** The manifest of the last slice. */
  readonly manifest: Pick<SliceManifest, 'fills' | 'lists' | 'doubles' | 'day_stamps' | 'distinct' | 'full'>;
  /** The reading saw the source as it is. */
  readonly settled: boolean;
  /** Fields and lists that the run was started to accept as they are. */
  readonly accepted: readonly string[];
}

/** A settled reading of everything replaces what was known; of any other run only what it was started to accept is taken over. Pure. */
export const learned = (before: Learned, { manifest, settled, accepted }: LearningRun): Learned => {
  const { day_stamps = before.day_stamps } = manifest;
  const days = day_stamps === undefined ? {} : { day_stamps };
  if (manifest.full && settled)
    return { ...days, fills: sharesOf(manifest), ...(manifest.doubles && { doubles: manifest.doubles }) };

  const { fills, doubles } = before;
  return { ...days, ...(fills && { fills: withAccepted(fills, accepted) }), ...(doubles && { doubles }) };
};

/** The share of rows in which each field had a value, and of items that each list knows. */
const sharesOf = ({ fills: { of, filled }, lists, distinct }: LearningRun['manifest']): Fills => ({
  of,
  items: distinct,
  fields: Object.fromEntries(Object.entries(filled).map(([field, count]) => [field, of === 0 ? 0 : count / of])),
  lists: Object.fromEntries(lists.map(({ name, found, of: all }) => [name, all === 0 ? 0 : found / all])),
  list_rows: Object.fromEntries(
    lists.flatMap(({ name, rows, of: all }) => (rows === undefined || all === 0 ? [] : [[name, rows / all]])),
  ),
});

/** What was accepted once is not asked about again: the next whole reading counts it anew. */
const withAccepted = ({ fields, lists, list_rows, ...counts }: Fills, accepted: readonly string[]): Fills => ({
  ...counts,
  fields: without(fields, ...accepted),
  lists: Object.fromEntries(Object.entries(lists).map(([name, share]) => [name, accepted.includes(name) ? 0 : share])),
  ...(list_rows && { list_rows: without(list_rows, ...accepted) }),
});

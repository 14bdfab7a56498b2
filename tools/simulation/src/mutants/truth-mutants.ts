import type { ChangedEnd } from '@siesa-integration/sync-pipeline';
import type * as DestinationEndModule from '@siesa-integration/sync-pipeline/src/configuration/destination-end.ts';
import type * as Doubles from '@siesa-integration/sync-pipeline/src/run/doubles.ts';
import type * as EndsModule from '@siesa-integration/sync-pipeline/src/state/ends.ts';
import type * as JudgeReading from '@siesa-integration/sync-pipeline/src/stages/extract/judge-reading.ts';
import type * as JudgeRow from '@siesa-integration/sync-pipeline/src/stages/extract/judge-row.ts';
import type * as Reading from '@siesa-integration/sync-pipeline/src/stages/extract/reading.ts';
import type * as Claims from '@siesa-integration/sync-pipeline/src/stages/extract/rows/product-claims.ts';
import type * as HeldBack from '@siesa-integration/sync-pipeline/src/stages/load/held-back.ts';
import type * as PreparePart from '@siesa-integration/sync-pipeline/src/stages/load/prepare-part.ts';
import type * as MakeEntries from '@siesa-integration/sync-pipeline/src/ledger/make-entries.ts';
import type { UntrueKind } from '../scenario/untrue-scenarios.ts';
import { type Mutant, mutantOf } from './mutant.ts';

const pipeline = mutantOf('sync-pipeline');
const siesa = mutantOf('siesa-client');

const ends = (
  untrue: UntrueKind,
  end: ChangedEnd['end'],
  broken: (real: typeof EndsModule) => Partial<typeof EndsModule>,
): Mutant => pipeline<typeof EndsModule>('state/ends.ts', untrue, `another ${end} is not noticed`, broken);

/** Guards of the pipeline against a source or a destination that is not what it seems. */
export const truthMutants: readonly Mutant[] = [
  pipeline<typeof Reading>(
    'stages/extract/reading.ts',
    'a row is withheld',
    'fewer rows than announced are all',
    () => ({
      incompleteness: () => undefined,
    }),
  ),
  pipeline<typeof JudgeReading>(
    'stages/extract/judge-reading.ts',
    'stock has other codes',
    'a list that meets no item is believed',
    () => ({ unbelievableList: () => undefined }),
  ),
  pipeline<typeof JudgeReading>(
    'stages/extract/judge-reading.ts',
    'stock is shortened',
    'a list that has fewer rows for its items is believed',
    () => ({ shortenedList: () => undefined }),
  ),
  pipeline<typeof Doubles>('run/doubles.ts', 'pages come again', 'their rows are codes that stand twice', () => ({
    unlikeOthers: (doubles) => doubles,
  })),
  pipeline<typeof JudgeReading>(
    'stages/extract/judge-reading.ts',
    'stock is emptied',
    'a field that lost its values is believed',
    () => ({ emptiedField: () => undefined }),
  ),
  pipeline<typeof JudgeRow>(
    'stages/extract/judge-row.ts',
    'two rows have one key',
    'the last one wins',
    ({ judgeRow }) => ({ judgeRow: (row, seen) => judgeRow(row, seen) }),
  ),
  pipeline<typeof HeldBack>(
    'stages/load/held-back.ts',
    'two rows have one key',
    'a narrowed reading, which brings one of them, sends it',
    () => ({ heldBack: () => undefined }),
  ),
  pipeline<typeof Claims>(
    'stages/extract/rows/product-claims.ts',
    'two items are one product',
    'the last one wins',
    ({ ProductClaims }) => ({
      ProductClaims: class extends ProductClaims {
        override meet(): undefined {
          return undefined;
        }
      },
    }),
  ),
  pipeline<typeof PreparePart>(
    'stages/load/prepare-part.ts',
    'two items are one product',
    'a part closes the reject of a product that a row of another part has now',
    ({ preparePart }) => ({
      preparePart: async (...part) => ({ ...(await preparePart(...part)), taken: new Set<string>() }),
    }),
  ),
  pipeline<typeof MakeEntries>(
    'ledger/make-entries.ts',
    "Siesa's clock is ahead",
    'a date in the future is kept',
    ({ acceptedEntry }) => ({
      acceptedEntry: (record, before, stamp) => {
        const { accepted, ...entry } = acceptedEntry(record, before, stamp);
        const { source_modified } = record;
        return {
          ...entry,
          ...(accepted && { accepted: { ...accepted, ...(source_modified !== undefined && { source_modified }) } }),
        };
      },
    }),
  ),
  siesa<{ readonly startOfDay: (time: string) => string }>(
    'reading/local-time.ts',
    'rows have days only',
    'the cursor stays within the day',
    () => ({ startOfDay: (time) => time }),
  ),
  ends('the destination is another one', 'destination', ({ changedEnds }) => ({
    changedEnds: (...known) => changedEnds(...known).filter(({ end }) => end !== 'destination'),
    changedDestination: () => undefined,
  })),
  ends('the source is another one', 'source', ({ changedEnds }) => ({
    changedEnds: (...known) => changedEnds(...known).filter(({ end }) => end !== 'source'),
    changedSource: () => undefined,
  })),
  pipeline<typeof EndsModule>(
    'state/ends.ts',
    'the source changes between slices',
    'only the first slice compares it',
    () => ({ changedSource: () => undefined }),
  ),
  pipeline<typeof DestinationEndModule>(
    'configuration/destination-end.ts',
    'the tenant is another one',
    'the secret does not belong to the identity',
    ({ destinationEnd }) => ({ destinationEnd: (parts) => destinationEnd({ ...parts, secret: {} }) }),
  ),
];

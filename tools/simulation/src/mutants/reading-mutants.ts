import type * as FindClient from '@siesa-integration/sync-pipeline/src/configuration/find-client.ts';
import type * as RunKeysModule from '@siesa-integration/sync-pipeline/src/run/run-keys.ts';
import type * as JudgeRow from '@siesa-integration/sync-pipeline/src/stages/extract/judge-row.ts';
import type * as ReadSlice from '@siesa-integration/sync-pipeline/src/stages/extract/read-slice.ts';
import type * as Reading from '@siesa-integration/sync-pipeline/src/stages/extract/reading.ts';
import type * as MapPart from '@siesa-integration/sync-pipeline/src/stages/transform/map-part.ts';
import type * as CallReservations from '@siesa-integration/sync-pipeline/src/state/call-reservations.ts';
import type * as Reservation from '@siesa-integration/sync-pipeline/src/state/reservation.ts';
import { without } from '@siesa-integration/sync-pipeline/src/run/without.ts';
import { type Mutant, mutant } from './mutant.ts';

const rows = (name: string, judgeRow: typeof JudgeRow.judgeRow): Mutant =>
  mutant<typeof JudgeRow>('stages/extract/judge-row.ts', `rows: ${name}`, () => ({ judgeRow }));
const drift = (name: string, broken: (real: typeof Reading) => Partial<typeof Reading>): Mutant =>
  mutant('stages/extract/reading.ts', `drift: ${name}`, broken);
const slice = (
  name: string,
  change: (options: ReadSlice.ReadSliceOptions) => Partial<ReadSlice.ReadSliceOptions>,
): Mutant =>
  mutant<typeof ReadSlice>('stages/extract/read-slice.ts', name, ({ readSlice }) => ({
    readSlice: (start, options) => readSlice(start, { ...options, ...change(options) }),
  }));

/** Guards that read every change once, within Siesa's limits. */
export const readingMutants: readonly Mutant[] = [
  rows('the last one wins, however old', (_row, seen) => (seen ? { kind: 'newer', seen } : { kind: 'new' })),
  rows('the first one wins, however old', (_row, seen) => (seen ? { kind: 'duplicate', seen } : { kind: 'new' })),
  mutant<typeof MapPart>('stages/transform/map-part.ts', 'rows: superseded ones are loaded', ({ mapPart }) => ({
    mapPart: (all, mapping) => mapPart(all, mapping),
  })),
  drift('one pass is enough', () => ({
    isSettled: () => true,
    afterPass: (reading) => ({ ...reading, phase: 'rejects', next: null }),
  })),
  drift('a changed total is ignored', ({ afterPage }) => ({
    afterPage: (reading, page, found) => without(afterPage(reading, without(page, 'total'), found), 'size'),
  })),
  {
    ...drift('a row that was removed counts as one of the last total', ({ incompleteness }) => ({
      incompleteness: (reading) => incompleteness(without(reading, 'size')),
    })),
    firstSeed: 1289,
  },
  drift('rows that came again do not show that others are missing', ({ afterPage }) => ({
    afterPage: (reading, page, found) => {
      const next = afterPage(reading, page, found);
      return page.total === undefined ? without(next, 'size') : next;
    },
  })),
  drift('a pass without new ids is enough, whatever is missing', ({ afterPass, isSettled }) => ({
    isSettled: (reading) => isSettled({ ...reading, seenInRun: Infinity, seenInPass: Infinity }),
    afterPass: (reading) => ({ ...afterPass(without({ ...reading, total: 0 }, 'size')) }),
  })),
  mutant<typeof ReadSlice>('stages/extract/read-slice.ts', 'rejects: not retried', ({ readSlice }) => ({
    readSlice: (start, options) => readSlice(start, { ...options, openRejects: () => [] }),
  })),
  mutant<typeof ReadSlice>(
    'stages/extract/read-slice.ts',
    'rejects: those gone from Siesa stay open',
    ({ readSlice }) => ({
      readSlice: (start, options) => readSlice(start, { ...options, onGone: () => Promise.resolve() }),
    }),
  ),
  mutant<typeof FindClient>('configuration/find-client.ts', 'cursor: without a lag', ({ findClient }) => ({
    findClient: async (id, ports) => ({ ...(await findClient(id, ports)), cursor_lag_minutes: 0 }),
  })),
  mutant<typeof Reservation>('state/reservation.ts', 'budget: calls of a killed attempt are ignored', () => ({
    knownBudget: ({ budget }) => budget,
  })),
  mutant<typeof Reservation>('state/reservation.ts', 'budget: each slice begins anew', () => ({
    knownBudget: () => undefined,
  })),
  mutant<typeof RunKeysModule>('run/run-keys.ts', 'attempts: all write under one name', ({ runKeys }) => ({
    runKeys: (client, run) => {
      const keys = runKeys(client, run);
      const same = ({ slice }: RunKeysModule.SliceName): RunKeysModule.SliceName => ({ slice, attempt: '0000' });
      return {
        ...keys,
        slice: (name) => keys.slice(same(name)),
        seen: (name) => keys.seen(same(name)),
        raw: (name, part) => keys.raw(same(name), part),
      };
    },
  })),
  slice('cursor: by our clock', ({ cursorAt }) => ({ cursorAt: () => cursorAt(undefined) })),
  slice('cursor: by any date of Siesa', ({ cursorAt }) => ({
    cursorAt: (time) => (time === undefined ? cursorAt(time) : new Date(time - 5 * 60_000).toISOString()),
  })),
  drift('the cursor is where reading ends', ({ afterPage }) => ({
    afterPage: (reading, page, found) => without(afterPage(reading, page, found), 'cursor'),
  })),
  mutant<typeof CallReservations>(
    'state/call-reservations.ts',
    'rejects: a run without the lease closes those that are gone',
    ({ createCallReservations }) => ({
      createCallReservations: (options) => ({
        ...createCallReservations(options),
        assertLeaseHeld: () => Promise.resolve(),
      }),
    }),
  ),
  mutant<typeof CallReservations>(
    'state/call-reservations.ts',
    'budget: an abandoned attempt goes on calling',
    ({ createCallReservations }) => ({
      createCallReservations: (options) => {
        const { state, runtime } = options.ports;
        const read: typeof state.read = async (clientId) => {
          const stored = await state.read(clientId);
          return (
            stored && {
              ...stored,
              state: {
                ...stored.state,
                reserved: { calls: 0, until: 0, ...stored.state.reserved, attempt: options.reserved.attempt },
              },
            }
          );
        };
        return createCallReservations({ ...options, ports: { runtime, state: { ...state, read } } });
      },
    }),
  ),
];

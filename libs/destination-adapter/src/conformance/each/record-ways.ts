import type { DestinationPayload } from '../../definition/destination-adapter.ts';
import type { FakeFault, FakeRecords, FakeRecordSwitches } from '../../fake/index.ts';
import type { Factors } from './pairwise.ts';

/** A destination that is made to behave in a way. */
export interface SwitchedDestination {
  readonly fake: FakeRecords;
  /** Makes a record of this client, as it was before. */
  readonly add: (fields?: DestinationPayload) => unknown;
  /** Makes the next creates fail. */
  readonly fail: (...faults: FakeFault[]) => void;
  readonly subject: {
    /** Fields of a record of another client. @defaultValue none: the user sees only one client's */
    readonly owners?: { readonly foreign: DestinationPayload };
  };
}

/** Ways in which a destination may behave, by name and value. The first value of each is the usual one. */
export type Ways = Readonly<Record<string, Readonly<Record<string, (destination: SwitchedDestination) => void>>>>;

const switched =
  (switches: Partial<FakeRecordSwitches>) =>
  ({ fake }: SwitchedDestination): void =>
    void Object.assign(fake.switches, switches);
const failing =
  (...faults: readonly FakeFault[]) =>
  ({ fail }: SwitchedDestination): void => {
    fail(...faults);
  };
const asItIs = (): void => undefined;
const lost = (status: number): FakeFault => ({ kind: 'rewrite', status, rewrite: () => ({ message: 'lost' }) });

/** The ways of every destination that takes one record a call. Who plays them gives `records` its meaning. */
export const recordWays = {
  filter: { exact: asItIs, ignored: switched({ exactFilter: false }) },
  duplicates: {
    refused: switched({ duplicates: 'refused' }),
    upserted: switched({ duplicates: 'upserted' }),
    created: switched({ duplicates: 'created' }),
  },
  pages: { large: asItIs, small: switched({ mostRows: 3 }) },
  token: {
    kept: asItIs,
    ends: switched({ callsPerToken: 6, secondLogin: 'same' }),
    replaced: switched({ callsPerToken: 6, secondLogin: 'replaces' }),
  },
  throttle: {
    none: asItIs,
    'with a pause': failing({ status: 429, headers: { 'retry-after': '60' } }),
    'without one': failing({ status: 429 }, { status: 429 }),
  },
  creates: {
    answered: asItIs,
    lost: failing({ kind: 'lose' }, { kind: 'cut' }),
    'answered 500': failing(lost(500)),
    'answered 504': failing(lost(504)),
  },
  foreign: {
    none: asItIs,
    'same code, in every list': ({ fake, add, subject: { owners } }) => {
      if (owners) add({ name: 'foreign', ...owners.foreign });
      fake.switches.ownerFilter = false;
    },
  },
  records: { few: asItIs, many: asItIs },
} satisfies Ways;

/** The names of the ways and of their values. Pure. */
export const factorsOf = (ways: Ways): Factors =>
  Object.fromEntries(Object.entries(ways).map(([way, values]) => [way, Object.keys(values)]));

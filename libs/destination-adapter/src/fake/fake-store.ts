import { idIn } from '../reply/record-id.ts';
import type { DestinationPayload } from '../definition/destination-adapter.ts';
import type { FakeDestinationScript } from './fake-script.ts';
import type { FakeSwitches } from './fake-switches.ts';

/** What a fake has stored. */
export interface FakeStore<FollowUp extends string = string> {
  /** Records by id, as last stored: upserts merge, `null` takes a field away. */
  readonly products: ReadonlyMap<string, DestinationPayload>;
  /** Items of each follow-up by its name, by record id. */
  readonly followUps: Readonly<Record<FollowUp, ReadonlyMap<string, DestinationPayload>>>;
  /** How often each id has been written. */
  readonly writes: ReadonlyMap<string, number>;
  /** Stores a record. */
  readonly put: (record: DestinationPayload) => void;
  /** Stores an item of a follow-up. */
  readonly putFollowUp: (name: string, item: DestinationPayload) => void;
}

/** All that an answer depends on. */
export interface FakeState {
  readonly script: FakeDestinationScript;
  readonly store: FakeStore;
  readonly switches: FakeSwitches;
}

/** An empty store for one script. */
export const createFakeStore = <FollowUp extends string>({
  idField,
  followUps,
}: Pick<FakeDestinationScript<FollowUp>, 'idField' | 'followUps'>): FakeStore<FollowUp> => {
  const products = new Map<string, DestinationPayload>();
  const writes = new Map<string, number>();
  const items = new Map(Object.keys(followUps ?? {}).map((name) => [name, new Map<string, DestinationPayload>()]));

  return {
    products,
    writes,
    followUps: Object.fromEntries(items) as Record<FollowUp, Map<string, DestinationPayload>>,
    put: (record) => {
      const id = idIn(record, idField);
      writes.set(id, (writes.get(id) ?? 0) + 1);
      const merged = { ...products.get(id), ...record };
      products.set(id, Object.values(record).includes(null) ? withoutNulls(merged) : merged);
    },
    putFollowUp: (name, item) => void items.get(name)?.set(idIn(item, idField), item),
  };
};

const withoutNulls = (record: DestinationPayload): DestinationPayload =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

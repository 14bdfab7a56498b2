import { idIn } from '../json-shapes.ts';
import type { DestinationPayload } from '../destination-adapter.ts';
import type { FakeDestinationScript } from './fake-script.ts';

/** What a fake keeps. */
export interface FakeStore<FollowUp extends string = string> {
  /** Records by id, as last stored: upserts merge, `null` takes a field away. */
  readonly products: ReadonlyMap<string, DestinationPayload>;
  /** Items of each follow-up by its name, by record id. */
  readonly followUps: Readonly<Record<FollowUp, ReadonlyMap<string, DestinationPayload>>>;
  /** How often each id has been written. */
  readonly writes: ReadonlyMap<string, number>;
  /** Keeps a record. */
  readonly put: (record: DestinationPayload) => void;
  /** Keeps an item of a follow-up. */
  readonly putFollowUp: (name: string, item: DestinationPayload) => void;
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

import type * as DecideRecord from '@siesa-integration/sync-pipeline/src/ledger/decide-record.ts';
import type * as StorePart from '@siesa-integration/sync-pipeline/src/stages/load/store-part.ts';
import { without } from '@siesa-integration/sync-pipeline/src/run/without.ts';
import { type Mutant, mutant } from './mutant.ts';

const ledger = (name: string, broken: (real: typeof DecideRecord) => Partial<typeof DecideRecord>): Mutant =>
  mutant('ledger/decide-record.ts', `ledger: ${name}`, broken);
const store = (
  name: string,
  change: (options: StorePart.StorePartOptions) => Partial<StorePart.StorePartOptions>,
): Mutant =>
  mutant<typeof StorePart>('stages/load/store-part.ts', `loader: ${name}`, ({ storePart }) => ({
    storePart: (planned, options) => storePart(planned, { ...options, ...change(options) }),
  }));

/** Guards that keep the destination and the ledger equal. */
export const loadingMutants: readonly Mutant[] = [
  ledger('a rejected record is unchanged when it was accepted before', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) =>
      !run.sendsAll && entry?.accepted?.fingerprint === record.fingerprint
        ? 'unchanged'
        : decideRecord(record, entry, run),
  })),
  ledger('every record that was ever accepted is unchanged', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => (entry?.accepted ? 'unchanged' : decideRecord(record, entry, run)),
  })),
  ledger('an initial sync sends again what it has already sent', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => {
      const decision = decideRecord(record, entry, run);
      return decision === 'accepted' ? 'send' : decision;
    },
  })),
  ledger('no record is ever unchanged', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => {
      const decision = decideRecord(record, entry, run);
      return decision === 'unchanged' ? 'send' : decision;
    },
  })),
  ledger('an older version is sent after a newer one', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => decideRecord(without(record, 'source_modified'), entry, run),
    isOutdated: () => false,
  })),
  mutant<typeof StorePart>(
    'stages/load/store-part.ts',
    'ledger: written before the records are sent',
    ({ storePart }) => ({
      storePart: async (planned, options) => {
        const { sync_id, at } = options.stamp();
        const sent = planned.filter(({ plan }) => plan === 'send');
        await options.ledger.writeMany(
          options.clientId,
          sent.map(({ product_id, fingerprint }) => ({
            product_id,
            source_id: product_id,
            last_seen_sync: sync_id,
            accepted: { fingerprint, sync_id, at },
          })),
        );
        return storePart(planned, options);
      },
    }),
  ),
  store('it does not check its lease', () => ({ assertLeaseHeld: () => Promise.resolve() })),
  store('it does not check the time before it writes', ({ stamp }) => {
    const { sync_id, at } = stamp();
    return { stamp: () => ({ sync_id, at }) };
  }),
  store('it sends after its lease has expired', () => ({ deadline: Infinity })),
];

import type * as ReadSlice from '../../extract/read-slice.ts';
import type * as JudgeRow from '../../extract/judge-row.ts';
import type * as Reading from '../../extract/reading.ts';
import type * as Reservation from '../../extract/reservation.ts';
import type * as FindClient from '../../configuration/find-client.ts';
import type * as DecideRecord from '../../load/decide-record.ts';
import type * as StorePart from '../../load/store-part.ts';
import type { ClientState } from '../../ports.ts';
import type * as Lease from '../../run/lease.ts';
import type * as RunModule from '../../run/run.ts';
import type * as RunKeysModule from '../../run/run-keys.ts';
import { without } from '../../run/without.ts';
import type * as JudgeRun from '../../summarize/judge-run.ts';
import type * as MapPart from '../../transform/map-part.ts';

/** A guard switched off: one module whose functions are replaced. */
export interface Mutant {
  /** What no longer holds. */
  readonly name: string;
  /** From `src`. */
  readonly module: string;
  readonly broken: (real: unknown) => object;
}

const mutant = <Module extends object>(module: string, name: string, broken: (real: Module) => Partial<Module>): Mutant => ({ name, module, broken: broken as Mutant['broken'] });

const lease = (name: string, broken: (real: typeof Lease) => Partial<typeof Lease>): Mutant => mutant('./run/lease.ts', `lease: ${name}`, broken);
const rows = (name: string, judgeRow: typeof JudgeRow.judgeRow): Mutant => mutant<typeof JudgeRow>('./extract/judge-row.ts', `rows: ${name}`, () => ({ judgeRow }));
const drift = (name: string, broken: (real: typeof Reading) => Partial<typeof Reading>): Mutant => mutant('./extract/reading.ts', `drift: ${name}`, broken);
const ledger = (name: string, broken: (real: typeof DecideRecord) => Partial<typeof DecideRecord>): Mutant => mutant('./load/decide-record.ts', `ledger: ${name}`, broken);
const verdict = (name: string, change: (run: JudgeRun.JudgedRun) => JudgeRun.JudgedRun): Mutant =>
  mutant<typeof JudgeRun>('./summarize/judge-run.ts', `verdict: ${name}`, ({ judgeRun }) => ({ judgeRun: (run) => judgeRun(change(run)) }));

/** The state as if it were this run's own. */
const asOwn = (state: ClientState | undefined, run: RunModule.Run): ClientState | undefined => state && { ...state, owner: run.owner, sync_id: run.syncId };

const leases = [
  lease('a held lease is taken', ({ takeLease }) => ({ takeLease: (state, run, now) => takeLease(state && { ...state, expires_at: 0 }, run, now) })),
  lease('an expired lease is never taken over', ({ takeLease }) => ({ takeLease: (state, run, now) => takeLease(state && { ...state, expires_at: Infinity }, run, now) })),
  lease('whoever asks renews it', ({ renewLease }) => ({ renewLease: (state, run, now, options) => renewLease(asOwn(state, run), run, now, options) })),
  lease('whoever asks ends the run', ({ renewLease, endRun }) => ({
    renewLease: (state, run, now, options) => renewLease(asOwn(state, run), run, now, options),
    endRun: (state, run, end) => endRun(asOwn(state, run), run, end),
  })),
  lease('a failed run keeps it', ({ endRun }) => ({ endRun: (state, run, end) => (state && !end.accounted ? { kind: 'keep', state } : endRun(state, run, end)) })),
  lease('a run that has ended begins again', ({ takeLease }) => ({
    takeLease: (state, run, now) => takeLease(state && without(state, 'ended'), run, now),
  })),
  lease('the cursor goes backwards', ({ endRun }) => ({
    endRun: (state, run, end) => {
      const decision = endRun(state, run, end);
      return decision.kind === 'write' && end.accounted && end.cursor !== undefined ? { ...decision, state: { ...decision.state, cursor: end.cursor } } : decision;
    },
  })),
  lease('the cursor moves when a run fails', ({ endRun }) => ({
    endRun: (state, run, end) => endRun(state, run, end.accounted ? end : { ...end, accounted: true, cursor: new Date(run.startedAt - 5 * 60_000).toISOString() }),
  })),
  lease('what a dead run left open is forgotten', ({ takeLease }) => ({
    takeLease: (state, run, now) => {
      const decision = takeLease(state, run, now);
      return decision.kind === 'write' ? { ...decision, state: { ...decision.state, resend: false } } : decision;
    },
  })),
  lease('nothing is ever open', ({ renewLease }) => ({ renewLease: (state, run, now) => renewLease(state, run, now) })),
];

const readings = [
  rows('the last one wins, however old', (_row, seen) => (seen ? { kind: 'newer', seen } : { kind: 'new' })),
  rows('the first one wins, however old', (_row, seen) => (seen ? { kind: 'duplicate', seen } : { kind: 'new' })),
  mutant<typeof MapPart>('./transform/map-part.ts', 'rows: superseded ones are loaded', ({ mapPart }) => ({ mapPart: (all, mapping) => mapPart(all, mapping) })),
  drift('one pass is enough', () => ({ isSettled: () => true, afterPass: (reading) => ({ ...reading, phase: 'rejects', next: null }) })),
  drift('a changed total says nothing', ({ afterPage }) => ({
    afterPage: (reading, page, found) => afterPage(reading, without(page, 'total'), found),
  })),
  drift('a repeated id says nothing', ({ afterPage }) => ({ afterPage: (reading, page, found) => afterPage(reading, page, { ...found, repeated: 0 }) })),
  drift('a pass without new ids is enough, whatever is missing', ({ afterPass, isSettled }) => ({
    isSettled: (reading) => isSettled({ ...reading, known: Infinity, met: Infinity }),
    afterPass: (reading) => ({ ...afterPass({ ...reading, total: 0 }) }),
  })),
  mutant<typeof ReadSlice>('./extract/read-slice.ts', 'rejects: not retried', ({ readSlice }) => ({ readSlice: (start, options) => readSlice(start, { ...options, openRejects: () => Promise.resolve([]) }) })),
  mutant<typeof ReadSlice>('./extract/read-slice.ts', 'rejects: those gone from Siesa stay open', ({ readSlice }) => ({ readSlice: (start, options) => readSlice(start, { ...options, onGone: () => Promise.resolve() }) })),
  mutant<typeof FindClient>('./configuration/find-client.ts', 'cursor: without a lag', ({ findClient }) => ({ findClient: async (id, ports) => ({ ...(await findClient(id, ports)), cursor_lag_minutes: 0 }) })),
  mutant<typeof RunModule>('./run/run.ts', 'time: a run has no end of its own', () => ({ refuseLate: () => undefined })),
  mutant<typeof Reservation>('./extract/reservation.ts', 'budget: calls of a dead attempt are forgotten', () => ({ knownBudget: ({ budget }) => budget })),
  mutant<typeof Reservation>('./extract/reservation.ts', 'budget: each slice begins anew', () => ({ knownBudget: () => undefined })),
  mutant<typeof RunKeysModule>('./run/run-keys.ts', 'attempts: all write under one name', ({ runKeys }) => ({
    runKeys: (client, run) => {
      const keys = runKeys(client, run);
      const same = ({ slice }: RunKeysModule.SliceName): RunKeysModule.SliceName => ({ slice, attempt: '0000' });
      return { ...keys, slice: (name) => keys.slice(same(name)), seen: (name) => keys.seen(same(name)), raw: (name, part) => keys.raw(same(name), part) };
    },
  })),
];

const loads = [
  ledger('a rejected record is unchanged when the product once had it', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => (!run.sendsAll && entry?.accepted?.fingerprint === record.fingerprint ? 'unchanged' : decideRecord(record, entry, run)),
  })),
  ledger('what the product has once had is unchanged', ({ decideRecord }) => ({ decideRecord: (record, entry, run) => (entry?.accepted ? 'unchanged' : decideRecord(record, entry, run)) })),
  ledger('an initial sync sends again what it has had accepted', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => {
      const decision = decideRecord(record, entry, run);
      return decision === 'accepted' ? 'send' : decision;
    },
  })),
  ledger('nothing is known to be unchanged', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => {
      const decision = decideRecord(record, entry, run);
      return decision === 'unchanged' ? 'send' : decision;
    },
  })),
  ledger('an older version is sent after a newer one', ({ decideRecord }) => ({
    decideRecord: (record, entry, run) => decideRecord(without(record, 'source_modified'), entry, run),
    isOutdated: () => false,
  })),
  mutant<typeof StorePart>('./load/store-part.ts', 'ledger: written before the product was told', ({ storePart }) => ({
    storePart: async (planned, options) => {
      const { sync_id, at } = options.moment();
      const sent = planned.filter(({ plan }) => plan === 'send');
      await options.ledger.writeMany(options.clientId, sent.map(({ product_id, fingerprint }) => ({ product_id, source_id: product_id, last_seen_sync: sync_id, accepted: { fingerprint, sync_id, at } })));
      return storePart(planned, options);
    },
  })),
];

const verdicts = [
  verdict('an unsettled read moves the cursor', (run) => ({ ...run, settled: true })),
  verdict('a source that shrank is believed', (run) => ({ ...run, acceptShrink: true })),
  verdict('what stopped the run is not asked for', (run) => without(run, 'stop', 'imbalance')),
];

/** Every guard, switched off one at a time: with each of them off some seed must fail. */
export const mutants: readonly Mutant[] = [...leases, ...readings, ...loads, ...verdicts];

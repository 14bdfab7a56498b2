import type { ClientState } from '@siesa-integration/sync-pipeline';
import type * as RunModule from '@siesa-integration/sync-pipeline/src/run/run.ts';
import type * as HoldLease from '@siesa-integration/sync-pipeline/src/state/hold-lease.ts';
import type * as Lease from '@siesa-integration/sync-pipeline/src/state/lease.ts';
import { without } from '@siesa-integration/sync-pipeline/src/run/without.ts';
import { type Mutant, mutant } from './mutant.ts';

const lease = (name: string, broken: (real: typeof Lease) => Partial<typeof Lease>): Mutant =>
  mutant('state/lease.ts', `lease: ${name}`, broken);

/** The state as if this run held the lease. */
const asOwn = (state: ClientState | undefined, run: RunModule.Run): ClientState | undefined =>
  state && { ...state, owner: run.owner, sync_id: run.syncId };

/** One run a client, and one write that ends it. */
export const leaseMutants: readonly Mutant[] = [
  lease('a held lease is taken', ({ takeLease }) => ({
    takeLease: (state, run, now) => takeLease(state && { ...state, expires_at: 0 }, run, now),
  })),
  lease('an expired lease is never taken over', ({ takeLease }) => ({
    takeLease: (state, run, now) => takeLease(state && { ...state, expires_at: Infinity }, run, now),
  })),
  lease('any run renews it', ({ renewLease }) => ({
    renewLease: (state, run, now, options) => renewLease(asOwn(state, run), run, now, options),
  })),
  {
    ...lease('an abandoned loader goes on in later slices', ({ renewLease }) => ({
      renewLease: (state, run, now, options) => renewLease(state, run, now, options && without(options, 'slice')),
    })),
    story: 'a loader of an earlier slice wakes',
  },
  lease('any run ends the run', ({ renewLease, endRun }) => ({
    renewLease: (state, run, now, options) => renewLease(asOwn(state, run), run, now, options),
    endRun: (state, run, end) => endRun(asOwn(state, run), run, end),
  })),
  lease('a failed run keeps the lease', ({ endRun }) => ({
    endRun: (state, run, end) => (state && !end.accounted ? { kind: 'keep', state } : endRun(state, run, end)),
  })),
  lease('a run that has ended begins again', ({ takeLease }) => ({
    takeLease: (state, run, now) => takeLease(state && without(state, 'ended'), run, now),
  })),
  {
    ...lease('a run that was taken over begins again', ({ takeLease }) => ({
      takeLease: (state, run, now) => takeLease(state && without(state, 'former'), run, now),
    })),
    untrue: 'two rows have one key',
    firstSeed: 11_208,
  },
  lease('the cursor goes backwards', ({ endRun }) => ({
    endRun: (state, run, end) => {
      const decision = endRun(state, run, end);
      return decision.kind === 'write' && end.accounted && end.cursor !== undefined
        ? { ...decision, state: { ...decision.state, cursor: end.cursor } }
        : decision;
    },
  })),
  lease('the cursor moves when a run fails', ({ endRun }) => ({
    endRun: (state, run, end) =>
      endRun(
        state,
        run,
        end.accounted ? end : { ...end, accounted: true, cursor: new Date(run.startedAt - 5 * 60_000).toISOString() },
      ),
  })),
  lease('what a killed run left open is ignored', ({ takeLease }) => ({
    takeLease: (state, run, now) => {
      const decision = takeLease(state, run, now);
      return decision.kind === 'write' ? { ...decision, state: { ...decision.state, resend: false } } : decision;
    },
  })),
  lease('nothing is ever open', ({ renewLease }) => ({ renewLease: (state, run, now) => renewLease(state, run, now) })),
  lease('a run that did not read everything closes what a killed run left open', ({ endRun }) => ({
    endRun: (state, run, end) => endRun(state && without(state, 'resend'), run, end),
  })),
  lease('a failed run closes what it opened', ({ endRun }) => ({
    endRun: (state, run, end) => {
      const decision = endRun(state, run, end);
      return decision.kind === 'write' ? { ...decision, state: without(decision.state, 'open', 'resend') } : decision;
    },
  })),
  lease('it is never renewed', ({ renewLease }) => ({
    renewLease: (state, run, now, options) => {
      const decision = renewLease(state, run, now, options);
      return decision.kind === 'write' && state?.expires_at !== undefined
        ? { ...decision, state: { ...decision.state, expires_at: state.expires_at } }
        : decision;
    },
  })),
  lease('a run does not recognise its own end', ({ endRun }) => ({
    endRun: (state, run, end) => endRun(state && without(state, 'ended'), run, end),
  })),
  mutant<typeof RunModule>('run/run.ts', "clients: every run is the first client's", ({ runOf }) => ({
    runOf: (request) => ({ ...runOf(request), clientId: 'cliente-a' }),
  })),
  mutant<typeof HoldLease>('state/hold-lease.ts', 'state: written without a version check', ({ holdLease }) => ({
    holdLease: ({ state, runtime }, run, decide) => {
      const replace: typeof state.replace = async (clientId, next) => {
        const stored = await state.read(clientId);
        return (await state.replace(clientId, next, stored?.version ?? 0)) || replace(clientId, next, 0);
      };
      return holdLease({ runtime, state: { ...state, replace } }, run, decide);
    },
  })),
];

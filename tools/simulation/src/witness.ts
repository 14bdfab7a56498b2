import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { type ClientState, syncId } from '@siesa-integration/sync-pipeline';
import { fingerprint, type MemoryStores } from '@siesa-integration/sync-pipeline/testing';
import type { Fault } from './boundary.ts';
import { expectedOf } from './expected.ts';
import type { Execution } from './execution.ts';
import { secretMarkers } from './sim-ports.ts';
import { idOf, type SimDestination } from './sim-product.ts';
import type { SimSiesa } from './sim-siesa.ts';

/** Sees what happens while it happens: what no look at the end could tell. */
export interface Witness {
  /** What must never be, and was. */
  readonly violations: readonly string[];
  readonly onFault: (fault: Fault) => void;
  /** A call to the product leaves. */
  readonly onLeave: (owner: string) => void;
  /** It arrives. */
  readonly onSend: (owner: string, payloads: readonly DestinationPayload[]) => void;
  /** `key` is about to be written. */
  readonly onPut: (key: string, body: Uint8Array) => void;
  readonly onState: (before: ClientState | undefined, after: ClientState) => void;
  /** A stage asks for what is another client's. */
  readonly onForeign: (name: string) => void;
  readonly onEnd: (execution: Execution) => void;
  readonly onPayload: (payload: string) => void;
  /** Remembers what the product holds before the last sync. */
  readonly remember: () => void;
  readonly remembered: () => ReadonlyMap<string, unknown>;
}

export interface WitnessOptions {
  readonly clientId: string;
  readonly siesa: SimSiesa;
  readonly product: SimDestination;
  readonly stores: MemoryStores;
  readonly executions: readonly Execution[];
}

const largestPayload = 64 * 1024;

export const createWitness = (options: WitnessOptions): Witness => {
  const { clientId, product, stores } = options;
  const violations: string[] = [];
  const faults = new Set<Fault>();
  /** Under which epoch each run took the lease. */
  const epochs = new Map<string, number>();
  /** When what was last sent of each product had been modified. */
  const sent = new Map<string, number>();
  let before: ReadonlyMap<string, unknown> = new Map();
  const stateNow = (): ClientState | undefined => stores.state.items.get(clientId)?.state;

  return {
    violations,
    onFault: (fault) => void faults.add(fault),
    onLeave: (owner) => {
      const epoch = stateNow()?.epoch ?? 0;
      if (epoch > (epochs.get(owner) ?? Infinity))
        violations.push(`A6: ${owner} sent to the product after another run had taken the lease over`);
    },
    onSend: (owner, payloads) => {
      const state = stateNow();
      const type = options.executions.find((one) => one.owner === owner)?.input['sync_type'];
      for (const payload of payloads) {
        violations.push(...(type === 'incremental' && !state?.resend ? olderAfterNewer(options, payload, sent) : []));
        if (!faults.has('abandon')) violations.push(...sentAgain(options, payload, state));
      }
    },
    onPut: (key, body) => {
      const old = /\/(raw|slices)\//.test(key) ? stores.objects.bodies.get(key) : undefined;
      if (old && !Buffer.from(old).equals(body)) violations.push(`A3: ${key} was overwritten by another attempt`);
    },
    onState: (old, state) => {
      if (state.owner !== undefined && state.owner !== old?.owner) {
        epochs.set(state.owner, state.epoch);
        if (old?.ended !== undefined && old.ended.sync_id === state.sync_id)
          violations.push(`A6: ${state.owner} has ended and took the lease again`);
      }
      if (state.cursor === old?.cursor || state.cursor === undefined) return;
      if (old?.cursor !== undefined && Date.parse(old.cursor) > Date.parse(state.cursor))
        violations.push(`A2: the cursor goes back from ${old.cursor} to ${state.cursor}`);
      violations.push(...passed(options, state.cursor));
    },
    onForeign: (name) => void violations.push(`A9: a stage of ${clientId} asks for ${name}`),
    onEnd: (execution) => {
      if (execution.end === 'success') violations.push(...newestIsLoaded(options, execution));
      const ended = stateNow()?.ended;
      if (
        ended?.sync_id === syncIdOf(execution) &&
        ended.status === 'success' &&
        execution.summary?.error?.Error === 'LeaseLost'
      )
        violations.push(`A6: ${execution.owner} moved the cursor and says that its lease was lost`);
      if (![...faults].every((fault) => fault === 'none' || fault === 'slow')) return;
      const error = execution.summary?.error?.Error;
      if (stateNow()?.owner === execution.owner)
        violations.push(`A6: ${execution.owner} has ended as ${String(execution.end)} and keeps the lease`);
      if (execution.end === 'failed' && !undisturbedFailures.has(String(error)))
        violations.push(`A6: ${execution.owner} failed as ${String(error)}`);
    },
    onPayload: (payload) => {
      if (payload.length > largestPayload)
        violations.push(`A10: a state payload of ${payload.length.toString()} characters`);
      if (secretMarkers.some((marker) => payload.includes(marker))) violations.push('A8: a secret in a state payload');
      if (/cliente-[a-z]/g.exec(payload.replaceAll(clientId, '')))
        violations.push(`A9: another client in a state payload of ${clientId}`);
    },
    remember: () => {
      before = new Map(product.stored);
    },
    remembered: () => before,
  };
};

const syncIdOf = ({ owner, startedAt }: Execution): string => syncId(owner, new Date(startedAt).toISOString());

/** What a run may fail of without a fault in the world. */
const undisturbedFailures = new Set(['ProductAuthenticationFailed', 'SourceShrank', 'SyncTimedOut', 'RateLimited']);

/** A2: every record before the cursor is accepted in this version, or rejected. */
const passed = ({ clientId, siesa, stores, product }: WitnessOptions, cursor: string): readonly string[] =>
  siesa.ids.flatMap((id) => {
    const version = siesa.visible(id);
    if (!version || version.modified >= Date.parse(cursor)) return [];
    const entry = stores.ledger.of(clientId).get(id);
    const known =
      entry?.accepted !== undefined &&
      JSON.stringify(product.stored.get(id)) === JSON.stringify(expectedOf(id, version));
    return known || entry?.rejection
      ? []
      : [`A2: the cursor ${cursor} passes ${id} (${JSON.stringify(version)}), which is not accounted for`];
  });

/** B6, B17: never the older after a newer one that the product took. */
const olderAfterNewer = (
  { siesa, product }: WitnessOptions,
  payload: DestinationPayload,
  sent: Map<string, number>,
): readonly string[] => {
  const id = idOf(payload);
  const modified = siesa.lastModified(id, JSON.stringify(payload));
  const newest = sent.get(id) ?? 0;
  if (modified === undefined) return [`A3: ${JSON.stringify(payload)} was never in Siesa`];
  if (!product.refuses(payload)) sent.set(id, Math.max(newest, modified));
  return modified < newest
    ? [`B6: ${id} as of ${new Date(modified).toISOString()} was sent after a newer version`]
    : [];
};

/** A repeated loader does not send what the run has already had accepted. */
const sentAgain = (
  { clientId, stores }: WitnessOptions,
  payload: DestinationPayload,
  state: ClientState | undefined,
): readonly string[] => {
  const id = idOf(payload);
  const entry = stores.ledger.of(clientId).get(id);
  const accepted =
    entry?.accepted?.sync_id === state?.sync_id &&
    !entry?.rejection &&
    entry?.accepted?.fingerprint === fingerprint(payload);
  return accepted && state?.sync_id !== undefined
    ? [`A7: ${id} was sent again by the run that had had it accepted`]
    : [];
};

/** B6: the product ends with the newest version that the run was given. */
const newestIsLoaded = (
  { clientId, siesa, product, stores }: WitnessOptions,
  { owner, given }: Execution,
): readonly string[] =>
  [...given].flatMap(([id, modified]) => {
    if (stores.ledger.of(clientId).get(id)?.rejection) return [];
    const held = siesa.lastModified(id, JSON.stringify(product.stored.get(id)));
    return held !== undefined && held >= modified
      ? []
      : [
          `B6: ${owner} was given ${id} as of ${new Date(modified).toISOString()}, the product holds ${JSON.stringify(product.stored.get(id))}`,
        ];
  });

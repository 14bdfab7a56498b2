import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { type ClientState, syncId } from '@siesa-integration/sync-pipeline';
import { fingerprint } from '@siesa-integration/sync-pipeline/in-process';
import type { Fault } from '../faults/boundary.ts';
import type { Execution } from '../machine/execution.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { expectedOf } from '../scenario/sim-version.ts';
import { idOf } from '../systems/sim-destination.ts';
import { secretMarkers } from '../systems/sim-stores.ts';
import type { ShownVersion } from '../systems/sim-siesa.ts';
import { namedItems } from './named-items.ts';
import { type ComparedSystems, successIsTrue } from './success-is-true.ts';

/** Checks what happens while it happens, where the final state cannot show it. */
export interface Monitor {
  /** What happened although it must never happen. */
  readonly violations: readonly string[];
  readonly onFault: (fault: Fault) => void;
  /** A call to Siesa leaves over HTTP. */
  readonly onSourceCall: (owner: string, host: string) => void;
  /** A call to the destination leaves. */
  readonly onLeave: (owner: string) => void;
  /** It arrives. */
  readonly onSend: (owner: string, payloads: readonly DestinationPayload[]) => void;
  /** Records are about to be taken out of use. */
  readonly onDeactivate: (owner: string, ids: readonly string[]) => void;
  /** `key` is about to be written. */
  readonly onPut: (key: string, body: Uint8Array) => void;
  readonly onState: (before: ClientState | undefined, after: ClientState) => void;
  /** A stage asks for what belongs to another client. */
  readonly onOtherClient: (name: string) => void;
  readonly onEnd: (execution: Execution) => void;
  readonly onPayload: (payload: string) => void;
  /** Keeps what the destination holds before the last sync. */
  readonly keepStored: () => void;
  readonly storedBefore: () => ReadonlyMap<string, unknown>;
}

export interface MonitorOptions extends ComparedSystems {
  readonly scenario: Pick<Scenario, 'events' | 'mayFailAs'>;
  readonly executions: readonly Execution[];
}

const largestPayload = 64 * 1024;

export const createMonitor = (options: MonitorOptions): Monitor => {
  const { clientId, destination, stores } = options;
  const violations: string[] = [];
  const faults = new Set<Fault>();
  /** The epoch under which each run took the lease. */
  const epochs = new Map<string, number>();
  /** Executions that had no cursor to read from, whatever their type. */
  const fullReaders = new Set<string>();
  /** Of each item that was sent: the newest version of it. */
  const sent = new Map<string, ShownVersion>();
  /** The hosts that each run has read from. */
  const sources = new Map<string, ReadonlySet<string>>();
  let before: ReadonlyMap<string, unknown> = new Map();
  const mayFailAs = new Set(options.scenario.mayFailAs ?? usualFailures);
  const stateNow = (): ClientState | undefined => stores.state.items.get(clientId)?.state;

  return {
    violations,
    onFault: (fault) => void faults.add(fault),
    onSourceCall: (owner, host) => void sources.set(owner, new Set([...(sources.get(owner) ?? []), host])),
    onLeave: (owner) => {
      const epoch = stateNow()?.epoch ?? 0;
      if (epoch > (epochs.get(owner) ?? Infinity))
        violations.push(`A6: ${owner} sent to the destination after another run had taken the lease over`);
    },
    onSend: (owner, payloads) => {
      const state = stateNow();
      const type = options.executions.find((one) => one.owner === owner)?.input['sync_type'];
      for (const payload of payloads) {
        // What a full reading finds wins over an older date.
        const narrowed = type === 'incremental' && state?.cursor !== undefined && !state.resend;
        violations.push(...(narrowed ? olderAfterNewer(options, payload, sent) : []));
        if (!faults.has('abandon')) violations.push(...sentAgain(options, payload, state));
      }
    },
    onDeactivate: (owner, ids) => {
      violations.push(...deactivatedTooSoon(options, { owner, ids, fullReaders }));
    },
    onPut: (key, body) => {
      const old = /\/(raw|slices)\//.test(key) ? stores.objects.bodies.get(key) : undefined;
      if (old && !Buffer.from(old).equals(body)) violations.push(`A3: ${key} was overwritten by another attempt`);
    },
    onState: (old, state) => {
      if (state.owner !== undefined && state.owner !== old?.owner) {
        if (epochs.has(state.owner)) violations.push(`A6: ${state.owner} had lost the lease and took it again`);
        epochs.set(state.owner, state.epoch);
        if (state.cursor === undefined) fullReaders.add(state.owner);
      }
      if (state.cursor === old?.cursor || state.cursor === undefined) return;
      if (old?.cursor !== undefined && Date.parse(old.cursor) > Date.parse(state.cursor))
        violations.push(`A2: the cursor goes back from ${old.cursor} to ${state.cursor}`);
      violations.push(...passed(options, state.cursor));
    },
    onOtherClient: (name) => void violations.push(`A9: a stage of ${clientId} asks for ${name}`),
    onEnd: (execution) => {
      if (execution.end === 'success')
        violations.push(...newestIsLoaded(options, execution), ...successIsTrue(options, execution));
      const read = sources.get(execution.owner)?.size ?? 0;
      if (execution.end === 'success' && read > 1)
        violations.push(`A11: ${execution.owner} ended as success and has read ${read.toString()} sources`);
      const ended = stateNow()?.ended;
      if (
        ended?.sync_id === syncIdOf(execution) &&
        ended.status === 'success' &&
        execution.summary?.error?.Error === 'LeaseLost'
      )
        violations.push(`A6: ${execution.owner} moved the cursor and reports LeaseLost`);
      if (![...faults].every((fault) => fault === 'none' || fault === 'slow')) return;
      const error = execution.summary?.error?.Error;
      if (stateNow()?.owner === execution.owner && execution.end !== 'handed over')
        violations.push(`A6: ${execution.owner} has ended as ${String(execution.end)} and keeps the lease`);
      if (execution.end === 'failed' && !mayFailAs.has(String(error)))
        violations.push(`A6: ${execution.owner} failed as ${String(error)}`);
    },
    onPayload: (payload) => {
      if (payload.length > largestPayload)
        violations.push(`A10: a state payload of ${payload.length.toString()} characters`);
      if (secretMarkers.some((marker) => payload.includes(marker))) violations.push('A8: a secret in a state payload');
      if (/cliente-[a-z]/g.exec(payload.replaceAll(clientId, '')))
        violations.push(`A9: another client in a state payload of ${clientId}`);
    },
    keepStored: () => {
      before = new Map(destination.stored);
    },
    storedBefore: () => before,
  };
};

const syncIdOf = ({ owner, startedAt }: Execution): string => syncId(owner, new Date(startedAt).toISOString());

/** Errors with which a run of a random scenario may fail without any fault of a call. */
const usualFailures = ['ProductAuthenticationFailed', 'SourceShrank', 'SourceIncomplete', 'RateLimited'] as const;

/** A2: the current version of every record before the cursor is accepted or rejected. */
const passed = ({ clientId, siesa, stores, destination }: MonitorOptions, cursor: string): readonly string[] => {
  const named = namedItems(stores, clientId);
  return siesa.ids.flatMap((id) => {
    const version = siesa.visible(id);
    if (!version || version.modified >= Date.parse(cursor)) return [];
    const entry = stores.ledger.of(clientId).get(id);
    const known =
      entry?.accepted !== undefined &&
      JSON.stringify(destination.stored.get(id)) === JSON.stringify(expectedOf(id, version));
    return known || named.has(id)
      ? []
      : [`A2: the cursor ${cursor} passes ${id} (${JSON.stringify(version)}), which is not accounted for`];
  });
};

/** B6, B17: no older version is sent after a newer one that the destination accepted. */
const olderAfterNewer = (
  { siesa, destination }: MonitorOptions,
  payload: DestinationPayload,
  sent: Map<string, ShownVersion>,
): readonly string[] => {
  const id = idOf(payload);
  const shown = siesa.lastShown(id, JSON.stringify(payload));
  const newest = sent.get(id);
  if (!shown) return [`A3: ${JSON.stringify(payload)} was never in Siesa`];
  const isOlder = newest && shown.version.modified < newest.version.modified && shown.shownAt < newest.shownAt;
  if (!destination.refuses(payload) && !isOlder) sent.set(id, shown);
  return isOlder
    ? [`B6: ${id} as of ${new Date(shown.version.modified).toISOString()} was sent after a newer version`]
    : [];
};

/** A12: only what a sync had accepted is taken out of use, and only when two full readings in a row did not bring it. */
const deactivatedTooSoon = (
  { clientId, stores, executions }: MonitorOptions,
  { owner, ids, fullReaders }: { owner: string; ids: readonly string[]; fullReaders: ReadonlySet<string> },
): readonly string[] => {
  const isOfThis = (execution: Execution): boolean => execution.owner === owner;
  const done = executions.filter(
    (execution) => execution.end === 'success' || (isOfThis(execution) && execution.end !== 'handed over'),
  );
  return ids.flatMap((id) => {
    if (!stores.ledger.of(clientId).get(id)?.accepted) return [`A12: ${id} was taken out of use and never accepted`];
    const last = done.findLastIndex(({ received }) => received.has(id));
    const readings = done
      .slice(last + 1)
      .filter(({ input, owner: reader }) => input['sync_type'] === 'initial' || fullReaders.has(reader));
    return readings.length >= 2 && readings.some(isOfThis)
      ? []
      : [`A12: ${id} was taken out of use after ${readings.length.toString()} full readings without it`];
  });
};

/** A repeated loader does not send again what this run's destination has already accepted. */
const sentAgain = (
  { clientId, stores }: MonitorOptions,
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
    ? [`A7: ${id} was sent again by the run for which it was already accepted`]
    : [];
};

/** B6: at the end the destination holds the newest version that the run received. An item that is gone may have been a reject, which a later run has closed by then. */
const newestIsLoaded = (
  { clientId, siesa, destination, stores }: MonitorOptions,
  { owner, received }: Execution,
): readonly string[] => {
  const named = namedItems(stores, clientId);
  return [...received].flatMap(([id, modified]) => {
    if (named.has(id) || !siesa.visible(id)) return [];
    const held = siesa.lastShown(id, JSON.stringify(destination.stored.get(id)))?.version.modified;
    return held !== undefined && held >= modified
      ? []
      : [
          `B6: ${owner} received ${id} as of ${new Date(modified).toISOString()}, the destination holds ${JSON.stringify(destination.stored.get(id))}`,
        ];
  });
};

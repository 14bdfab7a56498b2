import type { ClientState, LedgerEntry } from '@siesa-integration/sync-pipeline';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { openMapping, parseClientConfiguration } from '@siesa-integration/sync-pipeline';
import type { ApplyStep, ClientFiles, Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { message, placeIn } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { type ApplyPlan, planApply } from './apply-client.ts';
import { assertKnownClient } from './known-clients.ts';
import { operatorFields } from './settings-difference.ts';

/**
 * Plans to move a client from one host to another: ledger, state (cursor, ends) and then settings, mapping and schedule, so that its first sync there sends nothing that was sent. At last it is disabled where it was. Secrets are not carried over.
 *
 * Running all steps again finishes a move that failed half-way.
 *
 * @param now - milliseconds since 1970
 *
 * @throws OperatorMistake when there is no such client, it is being synced, it is disabled, or the other host has synced it by itself.
 */
export const planMove = async (clientId: string, from: Host, to: Host, now: number): Promise<ApplyPlan> => {
  await assertKnownClient(from, clientId);
  const files = await filesOf(clientId, from, to);
  const stored = await from.stores.state.read(clientId);
  assertFree(clientId, stored?.state, from, now);
  await assertNotSyncedThere(clientId, from, to);
  const plan = await planApply(files, to, now);
  return {
    ...plan,
    kind: plan.kind === 'equal' ? 'changed' : plan.kind,
    steps: [
      ledgerStep(clientId, from, to),
      ...(stored ? [stateStep(clientId, stored.state, to)] : []),
      ...plan.steps,
      disableStep(clientId, stored?.version ?? 0, from, now),
    ],
  };
};

const filesOf = async (clientId: string, from: Host, to: Host): Promise<ClientFiles> => {
  const found = (await from.stores.clients.find(clientId)) as SettingsDocument;
  const settings = { ...operatorFields(found), client_id: clientId };
  if (found['enabled'] !== true)
    throw new OperatorMistake(
      message('mistake/moved-already', { client: clientId, place: placeIn(from.place), options: from.options }),
      { code: 'CLIENT_DISABLED' },
    );
  const client = parseClientConfiguration(settings, {
    environment: to.stores.environment,
    destinations: destinationRegistry,
  });
  const key = client.field_mappings_key;
  const text = await from.stores.mappings.get(key);
  if (text === undefined) return { settings };
  await openMapping(client, text);
  return { settings, mapping: { key, text } };
};

const assertFree = (clientId: string, state: ClientState | undefined, { place }: Host, now: number): void => {
  if (state?.owner === undefined || (state.expires_at ?? 0) * 1_000 <= now) return;
  throw new OperatorMistake(
    `Client '${clientId}' is being synced ${place} by ${state.sync_id ?? 'another run'}: wait for its end, and run this again.`,
    { code: 'SYNC_ALREADY_RUNNING' },
  );
};

const mostPastSyncs = 200;

/** A state there that did not come from here is of syncs that ran there: its ledger is newer than ours. */
const assertNotSyncedThere = async (clientId: string, from: Host, to: Host): Promise<void> => {
  const there = (await to.stores.state.read(clientId))?.state;
  const last = there?.ended?.sync_id ?? there?.sync_id;
  if (last === undefined) return;
  const here = (await from.stores.state.read(clientId))?.state;
  const known = await from.stores.history.latest(clientId, mostPastSyncs);
  if ([here?.ended?.sync_id, here?.sync_id, here?.carried_over, ...known.map(({ syncId }) => syncId)].includes(last))
    return;
  throw new OperatorMistake(
    `Client '${clientId}' was synced ${to.place} by ${last}, which is unknown ${from.place}: what is known there of its products would be lost. Move it in the other direction, or leave it as it is.`,
    { code: 'MOVE_OVER' },
  );
};

const entriesAtOnce = 1_000;

const ledgerStep = (clientId: string, from: Host, to: Host): ApplyStep => ({
  what: message('step/ledger', { client: clientId }),
  run: async () => {
    const some: LedgerEntry[] = [];
    for await (const entry of from.stores.ledger.entries(clientId)) {
      some.push(entry);
      if (some.length === entriesAtOnce) await to.stores.ledger.writeMany(clientId, some.splice(0));
    }
    if (some.length > 0) await to.stores.ledger.writeMany(clientId, some);
  },
});

/** The lease, and what only the process that held it has to remember. */
const ofTheMachine: ReadonlySet<string> = new Set<keyof ClientState>([
  'owner',
  'expires_at',
  'stop',
  'reserved',
  'slice',
]);

const stateStep = (clientId: string, state: ClientState, to: Host): ApplyStep => ({
  what: message('step/cursor', { client: clientId, cursor: state.cursor ?? message('step/no-cursor') }),
  run: async () => {
    const kept = Object.fromEntries(Object.entries(state).filter(([name]) => !ofTheMachine.has(name)));
    const last = state.ended?.sync_id ?? state.sync_id;
    const there = await to.stores.state.read(clientId);
    if (
      !(await to.stores.state.replace(
        clientId,
        { ...kept, epoch: state.epoch, ...(last !== undefined && { carried_over: last }) },
        there?.version ?? 0,
      ))
    )
      throw new OperatorMistake(message('mistake/changed-meanwhile', { client: clientId, place: placeIn(to.place) }));
  },
});

/** Both hosts would sync it otherwise. A sync that began here meanwhile is not in what was carried over. */
const disableStep = (clientId: string, version: number, from: Host, now: number): ApplyStep => ({
  what: message('step/disabled', { client: clientId, place: placeIn(from.place) }),
  run: async () => {
    if (((await from.stores.state.read(clientId))?.version ?? 0) !== version)
      throw new OperatorMistake(message('mistake/synced-meanwhile', { client: clientId, place: placeIn(from.place) }));
    for (const { run } of from.clientWriter.setEnabled(clientId, false, new Date(now).toISOString())) await run();
  },
});

import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { LedgerEntry } from '@siesa-integration/sync-pipeline';
import type { SyncSummary } from '@siesa-integration/workflow-contract';
import type { SimClient } from '../play/sim-client.ts';
import type { Simulated } from '../play/simulate.ts';
import { expectedOf } from '../scenario/sim-version.ts';
import { foreignRow, personsKey } from '../systems/http/sim-records.ts';
import { simMaxBatch } from '../systems/sim-destination.ts';
import { secretMarkers } from '../systems/sim-stores.ts';

/**
 * Every violation of the invariants A1 to A12 in a finished simulation.
 *
 * @example
 * expect(violationsOf(await simulate(options))).toEqual([]);
 */
export const violationsOf = ({ clients }: Simulated): readonly string[] => [
  ...clients.flatMap(violationsOfClient),
  ...nothingLeaks(clients),
];

const violationsOfClient = (client: SimClient): readonly string[] => [
  ...client.monitor.violations,
  ...countsBalance(client),
  ...destinationEqualsSiesa(client),
  ...rejectsAreKept(client),
  ...callsKeepLimits(client),
  ...runsHaveEnded(client),
  ...lastSyncWroteNothing(client),
  ...recordsOfOthersAreKept(client),
];

const countsBalance = ({ executions }: SimClient): readonly string[] =>
  executions.flatMap(({ owner, summary }) => {
    if (!summary || summary.status === 'failed') return [];
    const { summary: counts } = summary;
    return [
      ...(processedOf(counts) === counts.records_processed
        ? []
        : [`A1: the counts of ${owner} do not balance: ${JSON.stringify(counts)}`]),
      ...(counts.records_processed === counts.records_success + counts.records_unchanged + counts.records_failed
        ? []
        : [`A1: the outcomes of ${owner} do not balance: ${JSON.stringify(counts)}`]),
    ];
  });

const processedOf = ({ records_extracted, records_retried, records_duplicate }: SyncSummary): number =>
  records_extracted + records_retried - records_duplicate;

const destinationEqualsSiesa = ({ setup: { siesa, destination } }: SimClient): readonly string[] =>
  siesa.ids.flatMap((id) => {
    const version = siesa.visible(id);
    const expected = version && expectedOf(id, version);
    if (expected && destination.inactive.has(id)) return [`A12: ${id} is in Siesa and still out of use`];
    if (!expected || JSON.stringify(destination.stored.get(id)) === JSON.stringify(expected)) return [];
    return [
      `A3: the destination holds ${JSON.stringify(destination.stored.get(id))} where Siesa has ${JSON.stringify(version)}`,
    ];
  });

const rejectsAreKept = ({ clientId, setup: { siesa, stores } }: SimClient): readonly string[] => {
  const ledger = stores.ledger.of(clientId);
  return siesa.ids.flatMap((id) => {
    const version = siesa.visible(id);
    const entry = ledger.get(id);
    if (!version) return entry?.rejection ? [`A4: ${id} is gone from Siesa and still to be retried`] : [];
    if (expectedOf(id, version))
      return entry?.rejection ? [`A4: ${id} was accepted and is still rejected: ${JSON.stringify(entry)}`] : [];
    return isWholeReject(entry) ? [] : [`A4: ${id} was not accepted and has no reject: ${JSON.stringify(entry)}`];
  });
};

const isWholeReject = (entry: LedgerEntry | undefined): boolean =>
  entry?.rejection !== undefined &&
  entry.rejection.code !== '' &&
  entry.rejection.message !== '' &&
  entry.rejection.attempts >= 1;

const callsKeepLimits = ({ setup: { siesa, destination, limit }, scenario }: SimClient): readonly string[] => {
  const tooLarge = destination.calls
    .filter(({ payloads }) => payloads.length > (scenario.http?.batchSize ?? simMaxBatch))
    .map(() => 'A5: a destination call above the maximum');
  if (scenario.events.some(({ kind }) => kind === 'clock')) return tooLarge; // no client keeps a rate limit by a clock that jumps
  const tooMany = siesa.calls
    .filter((at, index) => (siesa.calls[index + limit] ?? Infinity) - at < 60_000)
    .map((at) => `A5: more than ${limit.toString()} calls to Siesa in the minute from ${new Date(at).toISOString()}`);
  return [...tooLarge, ...tooMany];
};

const runsHaveEnded = ({
  clientId,
  setup: { stores, scheduler, destination },
  executions,
}: SimClient): readonly string[] => {
  const { owner, expires_at: expiry = 0 } = stores.state.items.get(clientId)?.state ?? {};
  const held = owner !== undefined && expiry * 1000 > scheduler.now ? [`A6: the lease is still ${owner}'s`] : [];
  return [
    ...held,
    ...executions.flatMap((execution) => {
      if (execution.end === undefined) return execution.process.alive ? [`A6: ${execution.owner} never ended`] : [];
      const written = execution.history.at(-1)?.['status'];
      const status = written && 'S' in written ? written.S : undefined;
      if (execution.end === 'skipped')
        return destination.calls.some((call) => call.owner === execution.owner) || status !== undefined
          ? [`B20: ${execution.owner} was skipped and wrote`]
          : [];
      if (execution.end === 'handed over')
        return executions.filter(({ owner }) => owner === execution.owner).at(-1) === execution
          ? [`A6: ${execution.id} handed its run over to no execution`]
          : [];
      if (execution.end === 'timed out')
        return execution.process.pausedUntil > 0 ? [] : [`A6: ${execution.owner} ran into the machine's timeout`];
      return execution.end === 'success' && status !== 'success'
        ? [`A6: ${execution.owner} ended as success and its history has ${String(status)}`]
        : [];
    }),
  ];
};

const lastSyncWroteNothing = ({ setup: { destination }, executions, monitor }: SimClient): readonly string[] => {
  const last = executions.at(-1);
  const changed = [...destination.stored].filter(([id, payload]) => monitor.storedBefore().get(id) !== payload);
  return [
    ...(last?.end === 'success'
      ? []
      : [`A6: the last, undisturbed sync ended as ${String(last?.end)}: ${JSON.stringify(last?.summary?.error)}`]),
    ...changed.map(([id]) => `A7: the last sync wrote ${id} again`),
  ];
};

/** Where the destination takes one record a call: none is there twice, people's keys are kept, other customers' records are as they were. */
const recordsOfOthersAreKept = ({ setup: { destination } }: SimClient): readonly string[] => {
  const { records } = destination;
  if (!records) return [];
  const rows = [...records.fake.store.rows.values()];
  const own = rows.filter(records.isOwn);
  const ids = own.map((row) => records.fake.store.idOf(row));
  const foreign = rows.filter((row) => !records.isOwn(row));
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `A3: ${id} was created twice`),
    ...own
      .filter(({ properties }) => (properties as Partial<typeof personsKey> | undefined)?.shelf !== personsKey.shelf)
      .map((row) => `A3: a person's key is gone from ${JSON.stringify(row)}`),
    ...foreign
      .filter((row) => Object.entries(foreignRow).some(([key, value]) => !isDeepStrictEqual(row[key], value)))
      .map((row) => `A9: another customer's record became ${JSON.stringify(row)}`),
  ];
};

/** Looks for secrets, and for one client's data under another's name, in the shared stores and the log. */
const nothingLeaks = (clients: readonly SimClient[]): readonly string[] =>
  clients.slice(0, 1).flatMap(({ setup: { stores, log } }) => {
    const ids = clients.map(({ clientId }) => clientId);
    const ledgers = ids.map((id) => `${id} ${JSON.stringify([...stores.ledger.of(id)])}`);
    const objects = [...stores.objects.bodies].map(([key, body]) => `${key} ${textOf(key, body)}`);
    const texts = [...log, ...ledgers, ...objects, ...[...stores.state.items].map((item) => JSON.stringify(item))];
    const secret = texts.filter((text) => secretMarkers.some((marker) => text.includes(marker)));
    const mixed = texts.filter((text) => ids.filter((id) => text.includes(id)).length > 1);
    const strays = objects.filter((text) => !ids.some((id) => text.startsWith(`runs/${id}/`)));
    return [
      ...secret.map((text) => `A8: a secret in ${text.slice(0, 80)}`),
      ...mixed.map((text) => `A9: two clients in ${text.slice(0, 80)}`),
      ...strays.map((text) => `A9: outside any client's own prefix: ${text.slice(0, 80)}`),
    ];
  });

const textOf = (key: string, body: Uint8Array): string =>
  key.endsWith('.seen.gz') ? '' : Buffer.from(key.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8');

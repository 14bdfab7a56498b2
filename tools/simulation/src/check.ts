import { gunzipSync } from 'node:zlib';
import type { LedgerEntry, SyncSummary } from '@siesa-integration/sync-pipeline';
import { expectedOf } from './expected.ts';
import type { SimClient } from './sim-client.ts';
import { secretMarkers } from './sim-ports.ts';
import { simMaxBatch } from './sim-product.ts';
import type { Simulated } from './simulate.ts';

/**
 * What of A1 to A10 does not hold after a simulation has come to rest; nothing when all does.
 *
 * @example
 * expect(violationsOf(await simulate(options))).toEqual([]);
 */
export const violationsOf = ({ clients }: Simulated): readonly string[] => [
  ...clients.flatMap(violationsOfClient),
  ...nothingLeaks(clients),
];

const violationsOfClient = (client: SimClient): readonly string[] => [
  ...client.witness.violations,
  ...countsBalance(client),
  ...productIsSiesa(client),
  ...rejectsAreKept(client),
  ...callsKeepLimits(client),
  ...runsHaveEnded(client),
  ...lastSyncWroteNothing(client),
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

const productIsSiesa = ({ world: { siesa, product } }: SimClient): readonly string[] =>
  siesa.ids.flatMap((id) => {
    const version = siesa.visible(id);
    const expected = version && expectedOf(id, version);
    if (!expected || JSON.stringify(product.stored.get(id)) === JSON.stringify(expected)) return [];
    return [
      `A3: the product holds ${JSON.stringify(product.stored.get(id))} where Siesa has ${JSON.stringify(version)}`,
    ];
  });

const rejectsAreKept = ({ clientId, world: { siesa, stores } }: SimClient): readonly string[] => {
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

const callsKeepLimits = ({ world: { siesa, product, limit }, story }: SimClient): readonly string[] => {
  const tooLarge = product.calls
    .filter(({ payloads }) => payloads.length > simMaxBatch)
    .map(() => 'A5: a product call above the maximum');
  if (story.events.some(({ kind }) => kind === 'clock')) return tooLarge; // a budget kept by a clock that jumps is not to be had
  const tooMany = siesa.calls
    .filter((at, index) => (siesa.calls[index + limit] ?? Infinity) - at < 60_000)
    .map((at) => `A5: more than ${limit.toString()} calls to Siesa in the minute from ${new Date(at).toISOString()}`);
  return [...tooLarge, ...tooMany];
};

const runsHaveEnded = ({
  clientId,
  world: { stores, scheduler, product },
  executions,
}: SimClient): readonly string[] => {
  const { owner, expires_at: expiry = 0 } = stores.state.items.get(clientId)?.state ?? {};
  const held = owner !== undefined && expiry * 1000 > scheduler.now ? [`A6: the lease is still ${owner}'s`] : [];
  return [
    ...held,
    ...executions.flatMap((execution) => {
      if (execution.end === undefined) return execution.actor.alive ? [`A6: ${execution.owner} never ended`] : [];
      const written = execution.history.at(-1)?.['status'];
      const status = written && 'S' in written ? written.S : undefined;
      if (execution.end === 'skipped')
        return product.calls.some((call) => call.owner === execution.owner) || status !== undefined
          ? [`B20: ${execution.owner} was skipped and wrote`]
          : [];
      if (execution.end === 'timed out')
        return execution.actor.pausedUntil > 0 ? [] : [`A6: ${execution.owner} ran into the machine's timeout`];
      return execution.end === 'success' && status !== 'success'
        ? [`A6: ${execution.owner} ended well and its history says ${String(status)}`]
        : [];
    }),
  ];
};

const lastSyncWroteNothing = ({ world: { product }, executions, witness }: SimClient): readonly string[] => {
  const last = executions.at(-1);
  const changed = [...product.stored].filter(([id, payload]) => witness.remembered().get(id) !== payload);
  return [
    ...(last?.end === 'success'
      ? []
      : [`A6: the last, undisturbed sync ended as ${String(last?.end)}: ${JSON.stringify(last?.summary?.error)}`]),
    ...changed.map(([id]) => `A7: the last sync wrote ${id} again`),
  ];
};

/** Secrets, and clients in what is another's: of the stores and the log, which all share. */
const nothingLeaks = (clients: readonly SimClient[]): readonly string[] =>
  clients.slice(0, 1).flatMap(({ world: { stores, log } }) => {
    const ids = clients.map(({ clientId }) => clientId);
    const ledgers = ids.map((id) => `${id} ${JSON.stringify([...stores.ledger.of(id)])}`);
    const objects = [...stores.objects.bodies].map(([key, body]) => `${key} ${textOf(key, body)}`);
    const texts = [...log, ...ledgers, ...objects, ...[...stores.state.items].map((item) => JSON.stringify(item))];
    const secret = texts.filter((text) => secretMarkers.some((marker) => text.includes(marker)));
    const mixed = texts.filter((text) => ids.filter((id) => text.includes(id)).length > 1);
    const nobodys = objects.filter((text) => !ids.some((id) => text.startsWith(`runs/${id}/`)));
    return [
      ...secret.map((text) => `A8: a secret in ${text.slice(0, 80)}`),
      ...mixed.map((text) => `A9: two clients in ${text.slice(0, 80)}`),
      ...nobodys.map((text) => `A9: outside any client's own prefix: ${text.slice(0, 80)}`),
    ];
  });

const textOf = (key: string, body: Uint8Array): string =>
  key.endsWith('.seen.gz') ? '' : Buffer.from(key.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8');

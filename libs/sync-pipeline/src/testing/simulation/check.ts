import { gunzipSync } from 'node:zlib';
import type { LedgerEntry } from '../../ports.ts';
import type { SyncSummary } from '../../state-payloads.ts';
import { expectedOf } from './expected.ts';
import { secretMarkers, simClient } from './sim-ports.ts';
import { simMaxBatch } from './sim-product.ts';
import type { Simulated } from './simulate.ts';

/**
 * What of A1 to A10 does not hold after a simulation has come to rest; nothing when all does.
 *
 * @example
 * expect(violationsOf(await simulate(options))).toEqual([]);
 */
export const violationsOf = (simulated: Simulated): readonly string[] => [
  ...simulated.witness.violations,
  ...countsBalance(simulated),
  ...productIsSiesa(simulated),
  ...rejectsAreKept(simulated),
  ...callsKeepLimits(simulated),
  ...runsHaveEnded(simulated),
  ...lastSyncWroteNothing(simulated),
  ...nothingLeaks(simulated),
];

const countsBalance = ({ executions }: Simulated): readonly string[] =>
  executions.flatMap(({ owner, summary }) => {
    if (!summary || summary.status === 'failed') return [];
    const { summary: counts } = summary;
    return [
      ...(processedOf(counts) === counts.records_processed ? [] : [`A1: the counts of ${owner} do not balance: ${JSON.stringify(counts)}`]),
      ...(counts.records_processed === counts.records_success + counts.records_unchanged + counts.records_failed ? [] : [`A1: the outcomes of ${owner} do not balance: ${JSON.stringify(counts)}`]),
    ];
  });

const processedOf = ({ records_extracted, records_retried, records_duplicate }: SyncSummary): number => records_extracted + records_retried - records_duplicate;

const productIsSiesa = ({ world: { siesa, product } }: Simulated): readonly string[] =>
  siesa.ids.flatMap((id) => {
    const version = siesa.visible(id);
    const expected = version && expectedOf(id, version);
    if (!expected || JSON.stringify(product.stored.get(id)) === JSON.stringify(expected)) return [];
    return [`A3: the product holds ${JSON.stringify(product.stored.get(id))} where Siesa has ${JSON.stringify(version)}`];
  });

const rejectsAreKept = ({ world: { siesa, stores } }: Simulated): readonly string[] => {
  const ledger = stores.ledger.of(simClient);
  return siesa.ids.flatMap((id) => {
    const version = siesa.visible(id);
    const entry = ledger.get(id);
    if (!version) return entry?.rejection ? [`A4: ${id} is gone from Siesa and still to be retried`] : [];
    if (expectedOf(id, version)) return entry?.rejection ? [`A4: ${id} was accepted and is still rejected: ${JSON.stringify(entry)}`] : [];
    return isWholeReject(entry) ? [] : [`A4: ${id} was not accepted and has no reject: ${JSON.stringify(entry)}`];
  });
};

const isWholeReject = (entry: LedgerEntry | undefined): boolean =>
  entry?.rejection !== undefined && entry.rejection.code !== '' && entry.rejection.message !== '' && entry.rejection.attempts >= 1;

const callsKeepLimits = ({ world: { siesa, product, limit }, story }: Simulated): readonly string[] => {
  const tooLarge = product.calls.filter(({ payloads }) => payloads.length > simMaxBatch).map(() => 'A5: a product call above the maximum');
  if (story.events.some(({ kind }) => kind === 'clock')) return tooLarge; // a budget kept by a clock that jumps is not to be had
  const tooMany = siesa.calls.filter((at, index) => (siesa.calls[index + limit] ?? Infinity) - at < 60_000).map((at) => `A5: more than ${limit.toString()} calls to Siesa in the minute from ${new Date(at).toISOString()}`);
  return [...tooLarge, ...tooMany];
};

const runsHaveEnded = ({ world: { stores, scheduler, product }, executions }: Simulated): readonly string[] => {
  const { owner, expires_at: expiry = 0 } = stores.state.items.get(simClient)?.state ?? {};
  const held = owner !== undefined && expiry * 1000 > scheduler.now ? [`A6: the lease is still ${owner}'s`] : [];
  return [
    ...held,
    ...executions.flatMap((execution) => {
      if (execution.end === undefined) return execution.actor.alive ? [`A6: ${execution.owner} never ended`] : [];
      const written = execution.history.at(-1)?.['status'];
      const status = written && 'S' in written ? written.S : undefined;
      if (execution.end === 'skipped') return product.calls.some((call) => call.owner === execution.owner) || status !== undefined ? [`B20: ${execution.owner} was skipped and wrote`] : [];
      if (execution.end === 'timed out') return execution.actor.pausedUntil > 0 ? [] : [`A6: ${execution.owner} ran into the machine's timeout`];
      return execution.end === 'success' && status !== 'success' ? [`A6: ${execution.owner} ended well and its history says ${String(status)}`] : [];
    }),
  ];
};

const lastSyncWroteNothing = ({ world: { product }, executions, witness }: Simulated): readonly string[] => {
  const last = executions.at(-1);
  const changed = [...product.stored].filter(([id, payload]) => witness.remembered().get(id) !== payload);
  return [
    ...(last?.end === 'success' ? [] : [`A6: the last, undisturbed sync ended as ${String(last?.end)}: ${JSON.stringify(last?.summary?.error)}`]),
    ...changed.map(([id]) => `A7: the last sync wrote ${id} again`),
  ];
};

const nothingLeaks = ({ world: { stores, log } }: Simulated): readonly string[] => {
  const texts = [...log, ...[...stores.objects.bodies].map(([key, body]) => textOf(key, body)), JSON.stringify([...stores.state.items]), JSON.stringify([...stores.ledger.of(simClient)])];
  const leaks = texts.filter((text) => secretMarkers.some((marker) => text.includes(marker))).map((text) => `A8: a secret in ${text.slice(0, 80)}`);
  const foreign = [...stores.objects.bodies.keys()].filter((key) => !key.startsWith(`runs/${simClient}/`)).map((key) => `A9: ${key} is outside the client's own prefix`);
  return [...leaks, ...foreign];
};

const textOf = (key: string, body: Uint8Array): string => (key.endsWith('.seen.gz') ? '' : Buffer.from(key.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8'));

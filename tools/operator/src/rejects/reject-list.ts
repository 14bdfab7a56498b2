import type { Issue } from '@siesa-integration/canonical-model';
import { type ClientConfiguration, findClient, type LedgerEntry } from '@siesa-integration/sync-pipeline';
import { clientDestination } from '../clients/client-destination.ts';
import type { ReadRow } from '../explain/read-readings.ts';
import { inBatches } from '../export/in-batches.ts';
import type { Stores } from '../hosts/stores.ts';
import { locateRows, newestRows, type RowPlaces } from './newest-rows.ts';
import { isOpenReject, rejectedField } from './open-rejects.ts';
import { warningsOf } from './read-warnings.ts';
import { byRuleAndField, type ExplainedRow, linesOf, type ListedReject, warnedLine } from './reject-lines.ts';

/** A client's rejects as a list that its people can work through. */
export interface RejectList {
  readonly client_id: string;
  readonly timezone: string;
  /** Read as they are asked for, once: a client may have 100,000. */
  readonly rejects: AsyncIterable<ListedReject> | Iterable<ListedReject>;
}

export interface RejectListOptions {
  readonly locate: (key: string) => string;
  /** Also what this sync accepted with a warning. */
  readonly warnedIn?: string | undefined;
  /** Products whose rows are in memory at once, at least 1. Each batch that has rows of one run reads the index of that run again. @defaultValue 1,000 */
  readonly atOnce?: number;
}

/** What a list is made of. */
export type ListStores = Pick<Stores, 'environment' | 'clients' | 'ledger' | 'objects' | 'secrets'>;

/** The list of a client that is known. */
export const rejectList = async (
  clientId: string,
  stores: ListStores,
  options: RejectListOptions,
): Promise<RejectList> => {
  const client = await findClient(clientId, { clients: stores.clients, environment: stores.environment });
  return { client_id: clientId, timezone: client.timezone, rejects: listed(client, stores, options) };
};

async function* listed(
  client: ClientConfiguration,
  stores: ListStores,
  { locate, warnedIn, atOnce = 1_000 }: RejectListOptions,
): AsyncGenerator<ListedReject> {
  const { client_id: clientId } = client;
  const rowsOf = async (
    entries: Iterable<LedgerEntry>,
    places?: RowPlaces,
  ): Promise<(entry: Pick<LedgerEntry, 'source_id'> | undefined) => ExplainedRow | undefined> => {
    const sourceIds = new Set([...entries].flatMap(({ source_id: id }) => id ?? []));
    const rows = await newestRows(stores.objects, { client, sourceIds, locate, ...(places && { places }) });
    return (entry) => {
      const read = rows.get(entry?.source_id ?? '');
      return read && explained(read, client, stores);
    };
  };
  const { ids: rejected, sourceIds } = await rejectedIds(stores.ledger, clientId);
  const places = await locateRows(stores.objects, clientId, sourceIds);
  for await (const ids of inBatches(rejected, atOnce)) {
    const rejects = [...(await stores.ledger.readMany(clientId, ids)).values()].filter(isOpenReject);
    const rowOf = await rowsOf(rejects, places);
    yield* rejects.flatMap((reject) => linesOf(reject, rowOf(reject))).sort(byRuleAndField);
  }
  if (warnedIn === undefined) return;
  for await (const warnings of inBatches(warningsOf(stores.objects, clientId, warnedIn), atOnce)) {
    const entries = await stores.ledger.readMany(clientId, [...new Set(warnings.map(({ product_id: id }) => id))]);
    const rowOf = await rowsOf(entries.values());
    yield* warnings
      .map((warning) => {
        const entry = entries.get(warning.product_id);
        return warnedLine({ ...warning, source_id: entry?.source_id }, rowOf(entry));
      })
      .sort(byRuleAndField);
  }
}

const explained = ({ mapping, row }: ReadRow, client: ClientConfiguration, stores: ListStores): ExplainedRow => {
  const { fields, result } = mapping.explain(row);
  const issues = (): readonly Issue[] => {
    if (!result.ok) return result.issues;
    const payload = clientDestination(client, mapping, stores).toPayload(result.value);
    return payload.ok ? [] : payload.issues;
  };
  return { fields, issues };
};

interface RejectedIds {
  /** Of products, by the rule and field under which each was rejected, then by age. */
  readonly ids: readonly string[];
  readonly sourceIds: readonly string[];
}

/** Ids alone stay in memory, because an entry and its row are a hundred times as large. */
const rejectedIds = async (ledger: ListStores['ledger'], clientId: string): Promise<RejectedIds> => {
  const groups = new Map<string, string[]>();
  const sourceIds: string[] = [];
  for await (const { product_id: id, source_id: sourceId, rejection } of ledger.entries(clientId)) {
    if (!rejection) continue;
    const rule = `${rejection.code} ${rejectedField(rejection) ?? ''}`;
    const group = groups.get(rule) ?? [];
    group.push(`${rejection.first_seen} ${id}`);
    groups.set(rule, group);
    if (sourceId !== undefined) sourceIds.push(sourceId);
  }
  const ids = [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .flatMap(([, group]) => group.sort().map((text) => text.slice(text.indexOf(' ') + 1)));
  return { ids, sourceIds };
};

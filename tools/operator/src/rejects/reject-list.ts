import type { Issue } from '@siesa-integration/canonical-model';
import type { FieldExplanation } from '@siesa-integration/field-mapping';
import { findClient } from '@siesa-integration/sync-pipeline';
import { clientDestination } from '../clients/client-destination.ts';
import type { ReadRow } from '../explain/read-readings.ts';
import type { Stores } from '../hosts/stores.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { newestRows } from './newest-rows.ts';
import { type OpenReject, openRejects, rejectedField } from './open-rejects.ts';
import { readWarnings } from './read-warnings.ts';

/** One thing that is to be corrected in Siesa, or in the mapping. A record that breaks several rules has a line for each. */
export interface ListedReject {
  readonly product_id: string;
  /** The key that fetches it from Siesa. */
  readonly source_id?: string;
  readonly name?: string;
  /** `warned`: accepted, without this field. */
  readonly status: 'open' | 'parked' | 'warned';
  /** The rule, for example `mapping/pattern`. */
  readonly code: string;
  /** The canonical field. */
  readonly field?: string;
  /** Siesa's field that the value came from. */
  readonly siesa_field?: string;
  /** As Siesa gave it. */
  readonly found?: unknown;
  /** What the rule expects; absent where `message` is all that is known. */
  readonly expected?: string;
  readonly message: string;
  /** ISO 8601. */
  readonly since?: string;
  readonly attempts?: number;
}

/** A client's rejects as a list that its people can work through. */
export interface RejectList {
  readonly client_id: string;
  readonly timezone: string;
  readonly rejects: readonly ListedReject[];
}

export interface RejectListOptions {
  readonly locate: (key: string) => string;
  /** Also what this sync accepted with a warning. */
  readonly warnedIn?: string | undefined;
}

/** What a list is made of. */
export type ListStores = Pick<Stores, 'environment' | 'clients' | 'ledger' | 'objects' | 'secrets'>;

/** The list of a client that is known. */
export const rejectList = async (
  clientId: string,
  stores: ListStores,
  { locate, warnedIn }: RejectListOptions,
): Promise<RejectList> => {
  const client = await findClient(clientId, { clients: stores.clients, environment: stores.environment });
  const rejects = await openRejects(stores.ledger, clientId);
  const warned = warnedIn === undefined ? [] : await warnedRecords(stores, clientId, warnedIn);
  const sourceIds = new Set([...rejects, ...warned].flatMap(({ source_id }) => source_id ?? []));
  const rows = await newestRows(stores.objects, { client, sourceIds, locate });
  const rowOf = ({ source_id = '' }: { readonly source_id?: string }): ReadRow | undefined => rows.get(source_id);
  const issuesOf: IssuesOf = ({ mapping, row }) => {
    const { result } = mapping.explain(row);
    if (!result.ok) return result.issues;
    const payload = clientDestination(client, mapping, stores).toPayload(result.value);
    return payload.ok ? [] : payload.issues;
  };
  return {
    client_id: clientId,
    timezone: client.timezone,
    rejects: [
      ...rejects.flatMap((reject) => linesOf(reject, rowOf(reject), issuesOf)),
      ...warned.map((warning) => warnedLine(warning, rowOf(warning))),
    ].sort(byRuleAndField),
  };
};

/** The issues that a row has by the mapping, or else by the destination's own check before it is sent. */
type IssuesOf = (row: ReadRow) => readonly Issue[];

const linesOf = (
  { product_id, source_id, rejection }: OpenReject,
  read: ReadRow | undefined,
  issuesOf: IssuesOf,
): readonly ListedReject[] => {
  const { code, message, parked, first_seen: since, attempts } = rejection;
  const about = {
    product_id,
    source_id,
    name: nameIn(read),
    status: parked ? 'parked' : 'open',
    since,
    attempts,
  } as const;
  const issues = read ? issuesOf(read).filter((issue) => isOf(issue, rejection)) : [];
  if (read && issues.length > 0)
    return issues.map((issue) =>
      omitUndefined({
        ...about,
        code: issue.path === 'stock_quantity' && code === 'stock/unknown' ? code : issue.code,
        ...valueIn(read, issue.path),
        expected: issue.expected,
        message: issue.message ?? message,
      }),
    );
  const field = rejectedField(rejection);
  return [omitUndefined({ ...about, code, field, ...(read && field !== undefined && valueIn(read, field)), message })];
};

/** A row may break a rule of the mapping although the reject is about something else, such as a destination's answer to an earlier version. */
const isOf = ({ code }: Issue, rejection: OpenReject['rejection']): boolean =>
  rejection.code === 'stock/unknown' || code.split('/')[0] === rejection.code.split('/')[0];

interface WarnedRecord {
  readonly product_id: string;
  readonly source_id?: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const warnedRecords = async (
  { objects, ledger }: ListStores,
  clientId: string,
  syncId: string,
): Promise<readonly WarnedRecord[]> => {
  const warnings = await readWarnings(objects, clientId, syncId);
  const entries = await ledger.readMany(clientId, [...new Set(warnings.map(({ product_id }) => product_id))]);
  return warnings.map((warning) =>
    omitUndefined({ ...warning, source_id: entries.get(warning.product_id)?.source_id }),
  );
};

const warnedLine = (
  { product_id, source_id, path, code, message }: WarnedRecord,
  read: ReadRow | undefined,
): ListedReject =>
  omitUndefined({
    product_id,
    source_id,
    name: nameIn(read),
    status: 'warned' as const,
    code,
    ...(path === '' ? {} : read ? valueIn(read, path) : { field: path }),
    message,
  });

const fieldIn = ({ mapping, row }: ReadRow, path: string): FieldExplanation | undefined =>
  mapping.explain(row).fields.find(({ field, product }) => field === path || product === path);

const valueIn = (read: ReadRow, path: string): Pick<ListedReject, 'field' | 'siesa_field' | 'found'> => {
  const { source, received } = fieldIn(read, path) ?? {};
  return omitUndefined({ field: path, siesa_field: source, found: received });
};

const nameIn = (read: ReadRow | undefined): string | undefined => {
  const value = read && fieldIn(read, 'name')?.value;
  return typeof value === 'string' ? value : undefined;
};

const byRuleAndField = (one: ListedReject, other: ListedReject): number =>
  one.code.localeCompare(other.code) ||
  (one.field ?? '').localeCompare(other.field ?? '') ||
  (one.since ?? '').localeCompare(other.since ?? '') ||
  one.product_id.localeCompare(other.product_id);

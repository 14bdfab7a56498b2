import type { CanonicalProduct, Result } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { type ClientConfiguration, connectSiesa, issueText, type LedgerEntry } from '@siesa-integration/sync-pipeline';
import { readMapping } from '../clients/check-settings.ts';
import type { Stores } from '../hosts/stores.ts';
import { unobservedPorts } from '../in-process/unobserved-ports.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { ReadRow } from './read-readings.ts';

/** What Siesa has now beside what the destination accepted last, field by field of the payload. */
export interface LiveComparison {
  readonly source_id: string;
  readonly product_type: string;
  /** `rejected`: the mapping, or the check of the payload, refuses the row that Siesa has now. */
  readonly siesa: 'found' | 'missing' | 'rejected';
  /** Why it is rejected. */
  readonly reason?: string;
  /** A stored sync shows what was accepted last. */
  readonly sent_known: boolean;
  readonly fields: readonly ComparedField[];
}

export interface ComparedField {
  readonly field: string;
  readonly siesa?: unknown;
  readonly sent?: unknown;
  readonly differs: boolean;
}

export interface CompareLiveOptions {
  readonly client: ClientConfiguration;
  readonly entry: LedgerEntry;
  /** The newest row that the destination has. */
  readonly held: ReadRow | undefined;
  readonly toPayload: ToPayload;
}

/** The payload of a product, or the issues that stop it. */
export type ToPayload = (mapping: FieldMapping, product: CanonicalProduct) => Result<Readonly<Record<string, unknown>>>;

/**
 * Asks Siesa for a product and compares it with what was accepted last.
 *
 * @throws what reading Siesa and the client's mapping document throws.
 */
export const compareLive = async (
  { client, entry, held, toPayload }: CompareLiveOptions,
  stores: Pick<Stores, 'environment' | 'mappings' | 'secrets'>,
): Promise<LiveComparison> => {
  const sourceId = entry.source_id ?? entry.product_id;
  const row = await connectSiesa(unobservedPorts(stores), { client }).product(sourceId);
  const sent = held && documentOf(held.mapping, held.row, toPayload);
  const now = row && documentOf(await readMapping(client, stores), row, toPayload);
  return omitUndefined({
    source_id: sourceId,
    product_type: client.product_type,
    siesa: row ? (now?.document ? ('found' as const) : ('rejected' as const)) : ('missing' as const),
    reason: now?.reason,
    sent_known: sent?.document !== undefined,
    fields: compareFields(now?.document, sent?.document),
  });
};

interface PayloadOfRow {
  readonly document?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

const documentOf = (mapping: FieldMapping, row: ReadRow['row'], toPayload: ToPayload): PayloadOfRow => {
  const { result } = mapping.explain(row);
  const payload = result.ok ? toPayload(mapping, result.value) : result;
  return payload.ok ? { document: payload.value } : { reason: payload.issues.map(issueText).join('; ') };
};

/** Every field of either document, in the order of the first. Only where both are known can one differ. Pure. */
const compareFields = (
  siesa: Readonly<Record<string, unknown>> | undefined,
  sent: Readonly<Record<string, unknown>> | undefined,
): readonly ComparedField[] =>
  [...new Set([...Object.keys(siesa ?? {}), ...Object.keys(sent ?? {})])].map((field) =>
    omitUndefined({
      field,
      siesa: siesa?.[field],
      sent: sent?.[field],
      differs:
        siesa !== undefined && sent !== undefined && JSON.stringify(siesa[field]) !== JSON.stringify(sent[field]),
    }),
  );

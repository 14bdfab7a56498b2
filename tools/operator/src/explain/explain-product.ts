import type { FieldExplanation } from '@siesa-integration/field-mapping';
import { findClient, type LedgerEntry } from '@siesa-integration/sync-pipeline';
import { clientDestination } from '../clients/client-destination.ts';
import type { Stores } from '../hosts/stores.ts';
import type { Language } from '../messages/language.ts';
import { inLanguage, message, type Message } from '../messages/message.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { reasonMessage } from '../rejects/reason-in-words.ts';
import { readDoubles, readWarnings } from '../rejects/read-warnings.ts';
import { compareLive, type LiveComparison, type ToPayload } from './compare-live.ts';
import { mostReadings, readReadings, type Readings, type ReadRow } from './read-readings.ts';
import { type Reading, readingMessages } from './reading.ts';
import { verdictOf } from './verdict.ts';

/** What one sync did with the product, and the same in words. */
export interface ExplainedReading extends Reading {
  readonly words: readonly string[];
}

/** What happened to one product. */
export interface ProductExplanation {
  readonly client_id: string;
  readonly product_id: string;
  /** The key that fetches it from Siesa, where it is another. */
  readonly source_id?: string;
  /** The run whose row is shown: the newest that is kept. */
  readonly sync_id?: string;
  /** The row as Siesa gave it; absent when its parts have expired. */
  readonly raw?: Readonly<Record<string, unknown>>;
  readonly steps: readonly FieldExplanation[];
  readonly canonical?: unknown;
  /** What the product is sent, or the issues for which it is not. */
  readonly payload?: unknown;
  /** What each stored sync did with it, newest first. */
  readonly readings: readonly ExplainedReading[];
  /** Sentences: accepted or refused, when, whether Siesa still has it, why sent or not. */
  readonly verdict: readonly string[];
  /** What Siesa has now beside what was accepted last, where that was asked for. */
  readonly live?: LiveComparison;
}

export interface ExplainOptions {
  /** Of the sentences. @defaultValue English */
  readonly language?: Language;
  /** Asks Siesa too. @defaultValue false */
  readonly live?: boolean;
  /** Writes the times of the sentences. @param at - ISO 8601 @defaultValue as they are */
  readonly timeText?: (at: string) => string;
}

export interface ExplainProductOptions extends ExplainOptions {
  /** Where an operator finds an object. @defaultValue its key */
  readonly locate?: (key: string) => string;
}

/** What explaining reads. */
export type ExplainStores = Pick<Stores, 'environment' | 'clients' | 'objects' | 'mappings' | 'secrets'>;

/** Explains a product from its ledger entry and the stored parts; only `live` calls Siesa. */
export const explainProduct = async (
  clientId: string,
  entry: LedgerEntry,
  stores: ExplainStores,
  { language = 'en', live = false, timeText, locate = (key) => key }: ExplainProductOptions = {},
): Promise<ProductExplanation> => {
  const client = await findClient(clientId, { clients: stores.clients, environment: stores.environment });
  const found = await readReadings(stores.objects, { client, entry, locate });
  const toPayload: ToPayload = (mapping, product) => clientDestination(client, mapping, stores).toPayload(product);
  return omitUndefined({
    client_id: clientId,
    product_id: entry.product_id,
    source_id: entry.source_id === entry.product_id ? undefined : entry.source_id,
    ...(found.newest ? mapped(found.newest, toPayload) : { steps: [] }),
    readings: found.readings.map((reading) => ({
      ...reading,
      words: readingMessages(reading).map((text) => inLanguage(text, language)),
    })),
    verdict: [
      ...[
        ...verdictOf(entry, found.readings, timeText),
        ...(await warningsOf(stores, clientId, entry, found.readings)),
        ...notesOn(found),
      ].map((text) => inLanguage(text, language)),
      ...found.damaged,
    ],
    live: live ? await compareLive({ client, entry, held: found.held, toPayload }, stores) : undefined,
  });
};

const mapped = (
  { syncId, row, mapping }: ReadRow,
  toPayload: ToPayload,
): Pick<ProductExplanation, 'sync_id' | 'raw' | 'steps' | 'canonical' | 'payload'> => {
  const { result, fields } = mapping.explain(row);
  const about = { sync_id: syncId, raw: row, steps: fields };
  if (!result.ok) return { ...about, canonical: result.issues };

  const payload = toPayload(mapping, result.value);
  return { ...about, canonical: result.value, payload: payload.ok ? payload.value : payload.issues };
};

const notesOn = ({ newest, more }: Readings): readonly Message[] => [
  ...(newest ? [] : [message('explain/parts-gone', { days: partsKeptDays })]),
  ...(more ? [message('explain/more', { count: mostReadings })] : []),
];

const partsKeptDays = 30;

/** What the report of the run that read a product last names about it, although it was accepted. */
const warningsOf = async (
  { objects }: Pick<Stores, 'objects'>,
  clientId: string,
  { product_id, source_id, last_seen_sync }: LedgerEntry,
  readings: readonly Reading[],
): Promise<readonly Message[]> => {
  const reading = readings.find(({ sync_id: id }) => id === last_seen_sync);
  // A run of 100,000 products has a report for each of a hundred parts: all are read only when the product's own part is not known.
  const reported = reading
    ? [...reading.warnings, ...(await readDoubles(objects, clientId, last_seen_sync))]
    : await readWarnings(objects, clientId, last_seen_sync);
  return reported
    .filter(
      (warning) =>
        warning.product_id === product_id ||
        (warning.code === 'source/double-code' && warning.product_id === source_id),
    )
    .flatMap(({ code, message: reason }) => [
      message('explain/warning', { sync: last_seen_sync, code, reason }),
      ...[reasonMessage(code) ?? []].flat(),
    ]);
};

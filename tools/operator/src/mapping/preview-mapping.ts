import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import {
  type FieldMapping,
  type SampleFailure,
  sampleReport,
  type SourceRecord,
} from '@siesa-integration/field-mapping';
import { openMapping } from '@siesa-integration/sync-pipeline';
import { clientDestination } from '../clients/client-destination.ts';
import { type FieldDiff, fieldDiff } from '../diff/field-diff.ts';
import type { Host } from '../hosts/host.ts';
import { clientOf } from './client-mapping.ts';
import { storedSample } from './stored-sample.ts';

/** What a document makes of stored rows, beside what the stored document makes of them. */
export interface MappingPreview {
  /** The sync that read the rows. */
  readonly sync_id: string;
  readonly rows: number;
  /** Rows of which a document for the destination can be made. `before` is absent where no usable document is stored. */
  readonly before?: number;
  readonly after: number;
  /** Under the new document. */
  readonly failures: readonly SampleFailure[];
  readonly diff: FieldDiff;
}

/** @returns `undefined` when no sync of the client is stored. @throws MappingInvalid when the document cannot be used */
export const previewMapping = async (
  host: Host,
  clientId: string,
  text: string,
): Promise<MappingPreview | undefined> => {
  const client = await clientOf(host, clientId);
  const sample = await storedSample(host, client);
  if (!sample) return undefined;
  const { stores } = host;
  const payloads = (mapping: FieldMapping): readonly (DestinationPayload | undefined)[] => {
    const { toPayload } = clientDestination(client, mapping, stores);
    return sample.rows.map((row) => payloadOf(mapping, row, toPayload));
  };
  const mapping = await openMapping(client, text);
  const stored = (await stores.mappings.get(client.field_mappings_key)) ?? '';
  const before = await openMapping(client, stored).then(payloads, () => undefined);
  const after = payloads(mapping);
  const pairs = sample.rows.flatMap((row, at) => {
    const [old, now] = [before?.[at], after[at]];
    return old && now ? [{ product_id: mapping.idOf(row) ?? '?', old, new: now }] : [];
  });
  return {
    sync_id: sample.syncId,
    rows: sample.rows.length,
    ...(before && { before: known(before) }),
    after: known(after),
    failures: sampleReport(mapping, sample.rows).failures,
    diff: fieldDiff(pairs),
  };
};

const payloadOf = (
  mapping: FieldMapping,
  row: SourceRecord,
  toPayload: ReturnType<typeof clientDestination>['toPayload'],
): DestinationPayload | undefined => {
  const mapped = mapping.map(row);
  const payload = mapped.ok ? toPayload(mapped.value) : undefined;
  return payload?.ok ? payload.value : undefined;
};

const known = (payloads: readonly (DestinationPayload | undefined)[]): number =>
  payloads.filter((payload) => payload !== undefined).length;

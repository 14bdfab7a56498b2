import type { FieldMapping } from '@siesa-integration/field-mapping';
import {
  type ClientConfiguration,
  type EmptiedField,
  emptiedField,
  type Fills,
  ReadingCounts,
} from '@siesa-integration/sync-pipeline';
import { type CheckLine, wrong } from './check-line.ts';
import type { SourceSample } from './sample/source-sample.ts';

/** With fewer mapped rows than this a sample shows nothing about a field. */
const leastSampled = 10;

/** Fields that lost their values since the last full reading. */
export const checkFills = (
  client: Pick<ClientConfiguration, 'client_id'>,
  mapping: FieldMapping,
  sample: SourceSample,
  known: Fills | undefined,
): readonly CheckLine[] => emptiedFields(mapping, sample, known).map((field) => emptiedLine(field, client.client_id));

const emptiedFields = (
  mapping: FieldMapping,
  { rows }: Pick<SourceSample, 'rows'>,
  known: Fills | undefined,
): readonly EmptiedField[] => {
  const counts = new ReadingCounts(mapping);
  for (const row of rows) {
    const product = mapping.map(row);
    if (product.ok) counts.countProduct(product.value);
  }
  const found: EmptiedField[] = [];
  for (;;) {
    const accepted = found.map(({ field }) => field);
    const next = emptiedField(counts.fills, { known, accepted }, leastSampled);
    if (!next) return found;
    found.push(next);
  }
};

const emptiedLine = ({ field, was, is, of }: EmptiedField, client: string): CheckLine =>
  wrong('mapping', 'check/field-emptied', {
    field,
    filled: Math.round(is * of),
    of,
    was: Math.round(was * 100),
    client,
  });

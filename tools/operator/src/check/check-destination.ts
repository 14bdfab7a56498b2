import type {
  DestinationAdapter,
  DestinationPayload,
  DestinationProbe,
  ProbedConstant,
  ProbedRecord,
} from '@siesa-integration/destination-adapter';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { clientDestination } from '../clients/client-destination.ts';
import { count } from '../format-number.ts';
import type { Stores } from '../hosts/stores.ts';
import { type CheckLine, examples, good, messageOf, note, wrong } from './check-line.ts';

/**
 * Whether the destination answers, and, where it can be read, how its records fit what a sync would send. Writes nothing.
 *
 * @param rows - of the source, from which a product is taken for the look-up
 *
 * @returns what reading showed; `undefined` for a destination that cannot be read or does not answer
 */
export async function* checkDestination(
  client: ClientConfiguration,
  mapping: FieldMapping,
  stores: Pick<Stores, 'secrets' | 'environment'>,
  rows: readonly SiesaRow[],
): AsyncGenerator<CheckLine, DestinationProbe | undefined> {
  try {
    const adapter = clientDestination(client, mapping, stores);
    const { ok, message } = await adapter.check();
    yield { what: 'product', ok, message };
    if (!ok || !adapter.probe) return undefined;
    const payloads = payloadsOf(rows, mapping, adapter);
    const probe = await adapter.probe(payloads);
    yield* constantsInWords(probe);
    yield* recordInWords(probe.record);
    return probe;
  } catch (error) {
    yield wrong('product', messageOf(error));
    return undefined;
  }
}

const payloadsOf = (
  rows: readonly SiesaRow[],
  mapping: FieldMapping,
  { toPayload }: Pick<DestinationAdapter, 'toPayload'>,
): readonly DestinationPayload[] =>
  rows.flatMap((row) => {
    const product = mapping.map(row);
    const payload = product.ok ? toPayload(product.value) : product;
    return payload.ok ? [payload.value] : [];
  });

function* constantsInWords({ rows, foreign, constants }: DestinationProbe): Generator<CheckLine> {
  const own = rows - foreign;
  if (foreign > 0)
    yield note(
      'product',
      `${count(foreign)} of ${count(rows)} records of the list's first page belong to others, so the destination does not filter its list. They are never written, and each reading of the list takes longer. Ask its owner for a user that sees this client's records alone`,
    );
  const seen = constants.filter(({ equal }) => equal > 0);
  if (seen.length > 0) yield good('product', `records of the list hold ${seen.map(inWords).join(', ')}`);
  const hidden = constants.filter(({ shown }) => shown === 0);
  if (hidden.length > 0)
    yield note(
      'product',
      `could not be proven, because the first page of the list ${own === 0 ? "holds none of this client's records" : 'does not show it'}: ${hidden.map(inWords).join(', ')}. Compare with the destination; what it refuses shows in the first sync`,
    );
  for (const constant of constants.filter(({ shown, equal }) => shown > 0 && equal === 0))
    yield note(
      'product',
      `could not be proven: ${inWords(constant)}, because the list's first page shows this field in ${count(constant.shown)} of its records, and none of them holds this value. Compare with the destination; a wrong one is refused in the first sync`,
    );
}

/** `product_settings.type_id 1` */
const inWords = ({ name, value }: ProbedConstant): string => `${name} ${JSON.stringify(value)}`;

function* recordInWords(record: ProbedRecord | undefined): Generator<CheckLine> {
  if (!record) {
    yield note('product', "no product of Siesa's first page makes a record, so no look-up was tried");
    return;
  }
  if (record.filter === 'ignored')
    yield note(
      'product',
      'the destination ignores the filter by id, so a look-up is a search and its rows are compared. Ask its owner for the filter, because a search is slower',
    );
  yield foundInWords(record);
}

const filterWords = {
  works: 'by a filter that the destination obeys',
  ignored: 'by a search',
  unproven: 'by a filter; that the destination obeys it could not be proven, because the list holds no other record',
} as const satisfies Readonly<Record<ProbedRecord['filter'], string>>;

const foundInWords = ({ id, refs, differences, filter }: ProbedRecord): CheckLine => {
  const lookUp = `look-up of ${examples([id])} ${filterWords[filter]}`;
  if (refs.length > 1)
    return wrong(
      'product',
      `${lookUp}: ${count(refs.length)} records have this id (${examples(refs)}), and a sync refuses to write to either. Keep one of them in the destination`,
    );
  if (refs.length === 0)
    return good(
      'product',
      `${lookUp}: no record has this id, so a sync creates it. What the destination stores of it could not be proven`,
    );
  const changed = differences.filter(({ kind }) => kind === 'different');
  const hidden = differences.filter(({ kind }) => kind === 'ignored').map(({ path }) => path);
  const found = `${lookUp}: record ${examples(refs)}`;
  if (differences.length === 0) return good('product', `${found} holds what a sync would send`);
  const parts = [
    ...(changed.length > 0
      ? [
          `a sync changes ${changed.map(({ path, sent, stored }) => `${path} from ${shown(stored)} to ${shown(sent)}`).join(', ')}`,
        ]
      : []),
    ...(hidden.length > 0
      ? [`the record does not show ${hidden.join(', ')}, so that the destination stores it could not be proven`]
      : []),
  ];
  return note('product', `${found}: ${parts.join('; ')}`);
};

/** A value of a record, shortened. */
const shown = (value: unknown): string => examples([typeof value === 'string' ? value : JSON.stringify(value)]);

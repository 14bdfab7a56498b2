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
import type { Stores } from '../hosts/stores.ts';
import { errorInWords } from '../messages/errors/error-in-words.ts';
import { message, textIn } from '../messages/message.ts';
import { type CheckLine, examples, failedLine, good, lineOf, note, wrong } from './check-line.ts';

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
    const { ok, message: answer, ...failed } = await adapter.check();
    yield ok
      ? lineOf('product', true, (language) => (language === 'en' ? answer : textIn(language)('check/answers')))
      : lineOf('product', false, (language) => errorInWords({ ...failed, message: answer }, language));
    if (!ok || !adapter.probe) return undefined;
    const payloads = payloadsOf(rows, mapping, adapter);
    const probe = await adapter.probe(payloads);
    yield* constantsInWords(probe);
    yield* recordInWords(probe.record);
    return probe;
  } catch (error) {
    yield failedLine('product', error);
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
  if (foreign > 0) yield note('product', 'check/others-records', { foreign, rows });
  const seen = constants.filter(({ equal }) => equal > 0);
  if (seen.length > 0) yield good('product', 'check/list-holds', { constants: seen.map(inWords) });
  const hidden = constants.filter(({ shown }) => shown === 0);
  if (hidden.length > 0)
    yield note('product', own === 0 ? 'check/unproven-empty' : 'check/unproven-hidden', {
      constants: hidden.map(inWords),
    });
  for (const constant of constants.filter(({ shown, equal }) => shown > 0 && equal === 0))
    yield note('product', 'check/unproven-other', { constant: inWords(constant), shown: constant.shown });
}

/** `product_settings.type_id 1` */
const inWords = ({ name, value }: ProbedConstant): string => `${name} ${JSON.stringify(value)}`;

function* recordInWords(record: ProbedRecord | undefined): Generator<CheckLine> {
  if (!record) {
    yield note('product', 'check/no-look-up');
    return;
  }
  if (record.filter === 'ignored') yield note('product', 'check/filter-ignored');
  yield foundInWords(record);
}

const foundInWords = ({ id, refs: found, differences, filter }: ProbedRecord): CheckLine => {
  const lookUp = message(`check/look-up-${filter}`, { id: examples([id]) });
  const refs = examples(found);
  if (found.length > 1) return wrong('product', 'check/look-up-several', { lookUp, count: found.length, refs });
  if (found.length === 0) return good('product', 'check/look-up-none', { lookUp });
  const changes = differences.flatMap(({ kind, path, stored, sent }) =>
    kind === 'different' ? [message('check/from-to', { path, stored: shown(stored), sent: shown(sent) })] : [],
  );
  const hidden = differences.flatMap(({ kind, path }) => (kind === 'ignored' ? [path] : []));
  const record = { lookUp, refs };
  if (changes.length > 0 && hidden.length > 0)
    return note('product', 'check/look-up-changes-and-hides', { ...record, changes, hidden });
  if (changes.length > 0) return note('product', 'check/look-up-changes', { ...record, changes });
  return hidden.length > 0
    ? note('product', 'check/look-up-hides', { ...record, hidden })
    : good('product', 'check/look-up-equal', record);
};

/** A value of a record, shortened. */
const shown = (value: unknown): string => examples([typeof value === 'string' ? value : JSON.stringify(value)]);

import type { DestinationPayload, StoredRecord } from '@siesa-integration/destination-adapter';
import type { FieldChange } from '../diff/field-diff.ts';
import { compareHoldings, type ExpectedRecord, type Finding } from '../verify/compare-holdings.ts';
import { everyRecord, mostLookUps, type ReadableDestination } from '../verify/verify-client.ts';

/** The products of a run, by product id. */
export interface RunProducts {
  /** Would be sent. */
  readonly sent: ReadonlyMap<string, DestinationPayload>;
  /** Would not be sent, because the ledger holds the same document as accepted. */
  readonly unchanged: ReadonlyMap<string, DestinationPayload>;
}

/** What a sync would do, by what the destination holds. */
export interface HeldComparison {
  /** Sent products that the destination does not have. */
  readonly create: number;
  /** Sent products that it has with other values, or out of use. */
  readonly update: number;
  /** Products that it has as they would be sent, whether they are sent or not. */
  readonly unchanged: number;
  /** Of these, the ones that are sent all the same. */
  readonly resent: number;
  /** Products that are not sent, and are missing there, out of use or have other values: `verify --repair` ends that. */
  readonly differs_there: number;
  /** The first ten of them. */
  readonly samples: readonly Finding[];
  /** Products whose id several records have there. */
  readonly ambiguous: number;
  /** Fields that the destination does not show, so they were not compared. */
  readonly not_shown: readonly string[];
  /** Of each sent product that the destination has, how its fields change. */
  readonly changes: readonly { readonly product_id: string; readonly changes: readonly FieldChange[] }[];
}

const mostSamples = 10;

/** Reads what the destination holds of a run's products, and compares it with what would be sent. Writes nothing. */
export const compareWithHeld = async (
  destination: ReadableDestination,
  { sent, unchanged }: RunProducts,
): Promise<HeldComparison> => {
  const expected = new Map<string, ExpectedRecord>();
  for (const [product_id, payload] of [...sent, ...unchanged])
    expected.set(destination.idOf(payload), { product_id, document: JSON.stringify(payload) });
  const { findings, not_shown } = await compareHoldings(expected, recordsOf(destination, expected));

  const differing = new Map<string, Finding>();
  let ambiguous = 0;
  for (const finding of findings) {
    const { kind, product_id: id } = finding;
    if (kind === 'duplicate' && (sent.has(id) || unchanged.has(id))) ambiguous += 1;
    else if (kind === 'missing' || kind === 'different' || kind === 'inactive') differing.set(id, finding);
  }
  const create = [...differing.values()].filter(
    ({ kind, product_id: id }) => kind === 'missing' && sent.has(id),
  ).length;
  const update = [...differing.keys()].filter((id) => sent.has(id)).length - create;
  const resent = sent.size - create - update;
  const notSent = [...differing.values()].filter(({ product_id: id }) => !sent.has(id));
  return {
    create,
    update,
    unchanged: resent + unchanged.size - notSent.length,
    resent,
    differs_there: notSent.length,
    samples: notSent.slice(0, mostSamples),
    ambiguous,
    not_shown,
    changes: [...sent.keys()].flatMap((product_id) => {
      const { kind, changes = [] } = differing.get(product_id) ?? {};
      return kind === 'missing' ? [] : [{ product_id, changes }];
    }),
  };
};

/** A few products are looked up; for more of them everything is read. */
async function* recordsOf(
  destination: ReadableDestination,
  expected: ReadonlyMap<string, ExpectedRecord>,
): AsyncGenerator<StoredRecord> {
  if (expected.size > mostLookUps) yield* everyRecord(destination, expected);
  else yield* await destination.find([...expected.keys()]);
}

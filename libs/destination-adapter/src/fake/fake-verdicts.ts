import { idIn } from '../reply/record-id.ts';
import type { DestinationPayload } from '../definition/destination-adapter.ts';
import type { FakeReply } from './fake-script.ts';
import type { FakeState } from './fake-store.ts';
import type { VerdictStyle } from './fake-switches.ts';

/** Stores the good records and reports the bad ones in the fake's answer style. */
export const fakeVerdicts = (
  records: readonly DestinationPayload[],
  poison: ReadonlyMap<string, string>,
  { script: { idField }, switches: { style } }: FakeState,
  put: (record: DestinationPayload) => void,
): FakeReply => {
  const idOf = (record: DestinationPayload): string => idIn(record, idField);
  const bad = poison.size === 0 ? [] : records.flatMap((record, index) => errorFor(poison, idOf(record), index));
  if (bad.length > 0 && style !== 'results') return refusal(style, bad);

  for (const record of records) if (!poison.has(idOf(record))) put(record);
  const ids = records.map(idOf);
  return { status: bad.length > 0 ? 207 : 200, body: confirmation(style, ids, idField, poison) };
};

interface BadRecord {
  readonly index: number;
  readonly message: string;
}

const errorFor = (poison: ReadonlyMap<string, string>, id: string, index: number): readonly BadRecord[] => {
  const message = poison.get(id);
  return message === undefined ? [] : [{ index, message }];
};

const refusal = (style: VerdictStyle, errors: readonly BadRecord[]): FakeReply =>
  style === 'errors' ? { status: 400, body: { errors } } : { status: 400, body: { message: errors[0]?.message } };

const confirmation = (
  style: VerdictStyle,
  ids: readonly string[],
  idField: string,
  poison: ReadonlyMap<string, string>,
): unknown => {
  if (style === 'none') return undefined;
  if (style === 'errors') return { ids };
  if (style === 'anonymous') return { success: true, processed: ids.length };
  return {
    results: ids.map((id) => {
      const error = poison.get(id);
      return error === undefined ? { [idField]: id, status: 'upserted' } : { [idField]: id, status: 'failed', error };
    }),
  };
};

import * as v from 'valibot';
import { clientIdProblem } from '../client-id.ts';

/* Fields that several messages share. Messages carry pointers and counts, never records: every payload stays below 64 KiB. */

export const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));

export const time = v.pipe(
  v.string(),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'Expected an ISO 8601 time'),
);

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const clientId = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? clientIdProblem(dataset.value) : undefined;
    if (problem) addIssue({ message: problem });
  }),
);

export const syncType = v.picklist(['initial', 'incremental'], "Expected 'initial' or 'incremental'");

export type SyncType = v.InferOutput<typeof syncType>;

const syncId = v.pipe(v.string(), v.regex(/^sync-[0-9]{8}-[0-9]{6}-[0-9a-f]{4}$/, 'Expected a sync id'));

/** The run that a message belongs to. */
export const runFields = { client_id: clientId, product_type: text, sync_id: syncId };

/** An object in the data bucket that holds one part, and its number of records. */
export const partPointer = v.object({ key: text, count });

export type PartPointer = v.InferOutput<typeof partPointer>;

import * as v from 'valibot';
import { count, time } from './fields.ts';

const doubles = v.object({ count, digest: count });

/** Where reading goes on in the next slice. `slice` and `attempt` name the slice that has just ended: the last link of the chain of manifests. */
export const resume = v.object({
  slice: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
  attempt: v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/)),
  /** What is read next: the pages of a pass, then single products (open rejects, or those of `only`), then nothing. */
  phase: v.picklist(['pages', 'rejects', 'done']),
  pass: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
  next: v.nullable(v.object({ page: v.exactOptional(count), after: v.exactOptional(v.string()) })),
  /** The cursor that the run will leave if all is accounted for; absent until Siesa has answered once. */
  cursor: v.optional(time),
  /** How many rows the query holds, by Siesa's last answer. */
  total: v.optional(count),
  /** In this pass the total stayed the same. */
  pass_stable: v.boolean(),
  /** How many rows the query has had in this run, announced or counted: last and at most, and whether rows were added or removed. */
  size: v.exactOptional(v.object({ last: count, most: count, rose: v.boolean(), fell: v.boolean() })),
  /** Ids of this pass that no earlier pass brought. */
  new_in_pass: count,
  /** Ids of this pass, and its rows that were dropped. */
  seen_in_pass: count,
  /** Ids of all passes together, and the dropped rows of the first. */
  seen_in_run: count,
  /** Ids of this pass that came again, as a number and a digest; those of the pass before, or of the last full reading; and those of pages read by key. */
  doubles: v.optional(doubles, { count: 0, digest: 0 }),
  doubles_before: v.exactOptional(doubles),
  real_doubles: v.optional(count, 0),
  /** Single products fetched so far. */
  retried: count,
});

export type Resume = v.InferOutput<typeof resume>;

import { isRecord } from '@siesa-integration/canonical-model';
import type { DestinationPayload } from '../definition/destination-adapter.ts';

/** A body whose objects take up what the destination holds in them, so that keys of other people survive. `null` takes a key away. Pure. */
export const mergeFields = (
  body: DestinationPayload,
  stored: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): DestinationPayload => {
  const merged: Record<string, unknown> = { ...body };
  for (const field of fields) {
    const [ours, theirs] = [body[field], stored[field]];
    if (isRecord(ours)) merged[field] = isRecord(theirs) ? { ...theirs, ...ours } : ours;
  }
  return withoutNulls(merged as DestinationPayload, fields); // what was parsed from JSON is JSON
};

/** A body whose objects hold no `null`: a new record has nothing to take away. Pure. */
export const withoutNulls = (body: DestinationPayload, fields: readonly string[] = []): DestinationPayload => {
  const plain: Record<string, DestinationPayload[string]> = { ...body };
  for (const field of fields) {
    const value = body[field];
    if (isRecord(value))
      plain[field] = Object.fromEntries(
        Object.entries(value as DestinationPayload).filter(([, inner]) => inner !== null),
      );
  }
  return plain;
};

import { isJsonValue, isRecord, type JsonValue, maxJsonDepth } from '@siesa-integration/canonical-model';
import { Failure } from './failure.ts';

/** Accepts JSON objects of at most {@link maxJsonDepth} levels. */
export const toObject = (value: unknown): JsonValue | Failure =>
  isRecord(value) && isJsonValue(value)
    ? value
    : new Failure('mapping/object', `an object of at most ${String(maxJsonDepth)} levels`, value);

/** Accepts JSON arrays of at most {@link maxJsonDepth} levels. */
export const toArray = (value: unknown): JsonValue | Failure =>
  Array.isArray(value) && isJsonValue(value)
    ? value
    : new Failure('mapping/array', `a list of at most ${String(maxJsonDepth)} levels`, value);

import { isJsonValue, maxJsonDepth, type JsonValue } from '@siesa-integration/canonical-model';
import { Failure } from './failure.ts';

/** JSON objects, at most {@link maxJsonDepth} levels deep. */
export const toObject = (value: unknown): JsonValue | Failure =>
  typeof value === 'object' && !Array.isArray(value) && isJsonValue(value)
    ? value
    : new Failure('mapping/object', `an object of at most ${String(maxJsonDepth)} levels`, value);

/** JSON arrays, at most {@link maxJsonDepth} levels deep. */
export const toArray = (value: unknown): JsonValue | Failure =>
  Array.isArray(value) && isJsonValue(value)
    ? value
    : new Failure('mapping/array', `a list of at most ${String(maxJsonDepth)} levels`, value);

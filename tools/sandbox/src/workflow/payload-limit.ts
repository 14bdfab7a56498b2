import { StatesError } from './states-error.ts';

/** The limit of a state's input and of its result, in bytes of UTF-8 JSON. AWS enforces it, the interpreter does not. */
const payloadLimitBytes = 262_144;

/** @throws StatesError `States.DataLimitExceeded` */
export const withinLimit = (state: string, direction: 'input' | 'result', json: string): string => {
  const bytes = Buffer.byteLength(json);
  if (bytes > payloadLimitBytes) {
    throw new StatesError(
      'States.DataLimitExceeded',
      `The ${direction} of '${state}' has ${String(bytes)} bytes; the maximum is ${String(payloadLimitBytes)}.`,
    );
  }
  return json;
};

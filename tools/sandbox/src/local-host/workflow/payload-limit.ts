import { StatesError } from './states-error.ts';

/** What a state may be given and may answer, in bytes of UTF-8 JSON. The interpreter enforces none; AWS does. */
export const payloadLimitBytes = 262_144;

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

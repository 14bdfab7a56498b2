import { OperatorMistake } from '../operator-mistake.ts';

/** Somebody else published a document since it was read, so that writing would undo that change. */
export const mappingChanged = (key: string, cause?: unknown): OperatorMistake =>
  new OperatorMistake(
    `Somebody else has published '${key}' since you opened it: open it again and repeat your change there.`,
    { code: 'MAPPING_CHANGED', ...(cause !== undefined && { cause }) },
  );

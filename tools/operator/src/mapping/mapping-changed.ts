import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** Somebody else published a document since it was read, so that writing would undo that change. */
export const mappingChanged = (key: string, cause?: unknown): OperatorMistake =>
  new OperatorMistake(message('mistake/mapping-changed', { key }), {
    code: 'MAPPING_CHANGED',
    ...(cause !== undefined && { cause }),
  });

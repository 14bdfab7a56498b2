import { OperatorMistake } from '../operator-mistake.ts';

/** What a run has stored, as people find it. */
export interface StoredObject {
  readonly what: 'mapping' | 'part';
  readonly syncId: string;
  readonly place: string;
}

/** Reads it; whatever is wrong with it is said of this object, and not of the file that the operator keeps. @throws {@link OperatorMistake} */
export const readStored = async <T>({ what, syncId, place }: StoredObject, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (cause) {
    throw new OperatorMistake(
      `The ${what} that ${syncId} stored in '${place}' cannot be used: ${reasons[what]}. Move it away to be told of an earlier sync, or read the product again with a sync of \`--type initial\`.`,
      {
        code: 'STORED_OBJECT_UNUSABLE',
        cause,
      },
    );
  }
};

const reasons = { mapping: "it is damaged, or for another product than the client's now", part: 'it is damaged' };

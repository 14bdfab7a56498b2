/** Records a call may carry: the configured size, halved whenever the product says 413, for the rest of the sync. */
export interface BatchLimit {
  readonly size: () => number;
  /** A call with this many records was too large. A call with one record says nothing of batches: the halvings it caused are taken back. */
  readonly tooLarge: (records: number) => void;
}

/** @param size at least 1 */
export const createBatchLimit = (size: number): BatchLimit => {
  let current = size;
  return {
    size: () => current,
    tooLarge: (records) => {
      if (records === 1) {
        current = size;
        return;
      }
      // By the refused call, not by the limit: two calls in flight that are refused together halve once.
      current = Math.min(current, Math.max(1, Math.floor(records / 2)));
    },
  };
};

/** Records that a request may carry: the configured size, halved after each 413, for the rest of the sync. */
export interface BatchLimit {
  readonly size: () => number;
  /** Records a 413. A request with one record reveals nothing about batches, so it undoes the halvings that the record caused. */
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
      // From the refused request's size, not from the limit: two requests in flight that are refused together halve it once.
      current = Math.min(current, Math.max(1, Math.floor(records / 2)));
    },
  };
};

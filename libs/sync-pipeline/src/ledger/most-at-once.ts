/** Below it a share has no meaning. */
const leastLimit = 20;

/**
 * How many of a client's products may be changed at once because two sides differ. More of them are rather a fault of one side than so many differences, so a
 * person decides.
 *
 * @example
 * mostAtOnce(10_000, 2); // 200
 * mostAtOnce(100, 2); // 20
 */
export const mostAtOnce = (accepted: number, percent: number): number =>
  Math.max(leastLimit, Math.floor((accepted * percent) / 100));

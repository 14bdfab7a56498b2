/**
 * A number without the digits that binary arithmetic left behind: `0.1 + 0.2` is 0.3, `10 * 1.1` is 11. Numbers keep 15
 * significant digits, as spreadsheets do.
 *
 * @example
 * tidyNumber(0.1 + 0.2); // 0.3
 */
export const tidyNumber = (value: number): number => {
  if (Number.isInteger(value)) return value;
  // Nearly every number has at most four decimals, and is then the double nearest to them: nothing to do.
  if (Math.round(value * 10_000) / 10_000 === value) return value;

  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value;
};

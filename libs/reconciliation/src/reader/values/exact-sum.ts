/** A sum of whole numbers that stays exact above 2^53, at the cost of a sum of numbers. */
export class ExactSum {
  #high = 0n;
  #low = 0;

  add(value: number): void {
    this.#low += value;
    if (this.#low > 2 ** 52 || this.#low < -(2 ** 52)) {
      this.#high += BigInt(this.#low);
      this.#low = 0;
    }
  }

  get value(): bigint {
    return this.#high + BigInt(this.#low);
  }
}

/** `centsText(-150075n)` is `-1500.75`. */
export const centsText = (cents: bigint | number, decimal = '.'): string => {
  const digits = String(cents).replace('-', '').padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${decimal}${digits.slice(-2)}`;
};

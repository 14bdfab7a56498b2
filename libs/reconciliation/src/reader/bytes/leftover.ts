/** Puts what was left of one piece of a text before the next piece, in one buffer that is used again. */
export class Leftover {
  #held = Buffer.alloc(0);
  #length = 0;

  /** What was left, and the piece behind it. It is overwritten by the next call. */
  before(piece: Uint8Array): Uint8Array {
    if (this.#length === 0) return piece;
    const length = this.#length + piece.length;
    this.#reserve(length);
    this.#held.set(piece, this.#length);
    return this.#held.subarray(0, length);
  }

  /** Keeps a copy of what `data` has from `at` on, and nothing else. */
  keep(data: Uint8Array, at: number): void {
    this.#length = 0;
    this.#reserve(data.length - at);
    this.#held.set(data.subarray(at));
    this.#length = data.length - at;
  }

  #reserve(length: number): void {
    if (length <= this.#held.length) return;
    const larger = Buffer.allocUnsafe(length * 2);
    larger.set(this.#held.subarray(0, this.#length));
    this.#held = larger;
  }
}

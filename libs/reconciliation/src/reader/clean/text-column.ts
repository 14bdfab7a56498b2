const lengthBytes = 4;

/**
 * A column of texts as Parquet holds them: the length in four bytes, the lowest first, then the UTF-8.
 * A text is begun, copied in one or several parts, and ended.
 */
export class TextColumn {
  #bytes = new Uint8Array(1 << 16);
  /** Where the text at hand begins; where the last one ended. */
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end;
  }

  /** All texts since the last call. They are overwritten by the next one. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#end);
    this.#end = 0;
    return taken;
  }

  /** Adds a whole text as it is. */
  add(data: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#reserve(lengthBytes + length);
    const out = this.#bytes;
    let to = this.#end;
    out[to] = length;
    out[to + 1] = length >>> 8;
    out[to + 2] = length >>> 16;
    out[to + 3] = length >>> 24;
    to += lengthBytes;
    for (let at = start; at < end; at += 1) out[to++] = data[at] ?? 0;
    this.#end = to;
  }

  begin(): void {
    this.#start = this.#end;
    this.#reserve(lengthBytes);
    this.#end += lengthBytes;
  }

  /** Copies bytes as they are. */
  copy(data: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const out = this.#bytes;
    let to = this.#end;
    for (let at = start; at < end; at += 1) out[to++] = data[at] ?? 0;
    this.#end = to;
  }

  /** Copies bytes in which every `quote` is doubled, once each. */
  copyUnquoted(data: Uint8Array, start: number, end: number, quote: number): void {
    this.#reserve(end - start);
    const out = this.#bytes;
    let to = this.#end;
    for (let at = start; at < end; at += 1) {
      const byte = data[at] ?? 0;
      out[to++] = byte;
      if (byte === quote) at += 1;
    }
    this.#end = to;
  }

  end(): void {
    const out = this.#bytes;
    const at = this.#start;
    const length = this.#end - at - lengthBytes;
    out[at] = length;
    out[at + 1] = length >>> 8;
    out[at + 2] = length >>> 16;
    out[at + 3] = length >>> 24;
  }

  #reserve(more: number): void {
    const wanted = this.#end + more;
    if (wanted <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}

const lengthBytes = 4;

/**
 * A column of texts as Parquet holds them: the length in four bytes, the lowest first, then the UTF-8.
 * A text is begun, copied in one or several parts, and ended.
 */
export class TextColumn {
  #bytes = new Uint8Array(1 << 16);
  #view: DataView = new DataView(this.#bytes.buffer);
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

  /** Adds a whole text as it is, four bytes at a time, because that takes half as long as one at a time. The next text overwrites what was copied beyond its end. */
  add(data: DataView, start: number, end: number): void {
    const length = end - start;
    this.#reserve(lengthBytes + length + 3);
    const out = this.#view;
    out.setInt32(this.#end, length, true);
    let to = this.#end + lengthBytes;
    this.#end = to + length;
    const stop = Math.min(end, data.byteLength - 3);
    let at = start;
    for (; at < stop; at += 4) {
      out.setInt32(to, data.getInt32(at));
      to += 4;
    }
    for (; at < end; at += 1) out.setUint8(to++, data.getUint8(at));
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
    this.#view.setInt32(this.#start, this.#end - this.#start - lengthBytes, true);
  }

  #reserve(more: number): void {
    const wanted = this.#end + more;
    if (wanted <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

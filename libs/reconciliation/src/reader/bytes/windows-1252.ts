/**
 * Unicode of the bytes 0x80 to 0x9F. Five of them are no character: they become U+001A, SUBSTITUTE, so that their row is
 * reported. A table, because Node's own decoder differs between versions: Node 20 reads 0x80 as U+0080 instead of €.
 */
const high: readonly number[] = [
  0x20ac, 0x1a, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x1a, 0x017d,
  0x1a, 0x1a, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x1a,
  0x017e, 0x0178,
];

/** Windows-1252 as UTF-8. */
export const fromWindows1252 = (bytes: Uint8Array): Uint8Array => {
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  for (const byte of bytes) {
    const code = byte >= 0x80 && byte <= 0x9f ? (high[byte - 0x80] ?? 0x1a) : byte;
    if (code < 0x80) out[length++] = code;
    else if (code < 0x800) {
      out[length++] = 0xc0 | (code >> 6);
      out[length++] = 0x80 | (code & 0x3f);
    } else {
      out[length++] = 0xe0 | (code >> 12);
      out[length++] = 0x80 | ((code >> 6) & 0x3f);
      out[length++] = 0x80 | (code & 0x3f);
    }
  }
  return out.subarray(0, length);
};

/** A file that can be read more than once, because its hash and its encoding are known only at its end. */
export interface SourceFile {
  /** Shown in messages and reports. */
  readonly name: string;
  /** Its bytes from the start, in chunks of any size. A chunk is valid until the next one is asked for. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

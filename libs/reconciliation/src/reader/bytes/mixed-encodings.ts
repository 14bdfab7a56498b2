import { FileRejected } from '../file-rejected.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Refuses a file that is UTF-8 in most of its accents and not in others, because as Windows-1252 most names would be wrong
 * without a word. Such a file was put together from two, or was cut within a character.
 */
export const refuseMixed = async (file: SourceFile): Promise<void> => {
  const count = { whole: 0, stray: 0 };
  let firstStray = 0;
  let offset = 0;
  let pending = 0; // continuation bytes that the character still needs
  const stray = (at: number): void => {
    if (count.stray === 0) firstStray = at;
    count.stray += 1;
  };
  for await (const chunk of file.open()) {
    for (const byte of chunk) {
      const continues = (byte & 0xc0) === 0x80;
      if (pending > 0 && continues) {
        pending -= 1;
        if (pending === 0) count.whole += 1;
      } else {
        if (pending > 0) stray(offset - 1);
        pending = 0;
        if (byte >= 0xc2 && byte <= 0xf4) pending = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
        else if (byte >= 0x80) stray(offset);
      }
      offset += 1;
    }
  }
  if (pending > 0) stray(offset - 1);
  if (count.whole <= count.stray) return;
  throw new FileRejected(
    'ENCODING',
    file.name,
    `${String(count.whole)} of its letters are UTF-8 and ${String(count.stray)} are not, the first at byte ${String(firstStray)}. ` +
      'Export it again in one encoding, or declare the encoding in the rule document.',
  );
};

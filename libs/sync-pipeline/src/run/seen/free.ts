/**
 * Gives the memory of bytes back at once; they cannot be used afterwards. The garbage collector would wait until there are 64 MB of such memory, which is a
 * quarter of a function's.
 *
 * Only for bytes that this process has made, and that no view shares. Small ones stay, because Node.js cuts several of them from one piece of memory.
 */
export const free = ({ buffer }: Uint8Array<ArrayBuffer>): void => {
  if (buffer.byteLength > Buffer.poolSize) buffer.transfer(0);
};

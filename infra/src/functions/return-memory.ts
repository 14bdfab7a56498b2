/**
 * Variables of a function that keeps a large index. They make the C library return memory to the system as soon as it is free: one arena for all threads, and no
 * threshold that grows with what was freed (docs/adr/0146-the-ids-of-a-million-products-fit-into-256-mb.md).
 */
export const returnMemory = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
} as const;

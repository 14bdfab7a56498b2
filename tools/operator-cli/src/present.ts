/** `T` in which every field that may be absent may only be absent, never `undefined`. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The fields that are there.
 *
 * @example
 * present({ syncId: 'sync-1', cursor: undefined }); // { syncId: 'sync-1' }
 */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;

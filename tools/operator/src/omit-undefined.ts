/** `T` in which every field that may be absent may only be absent, never `undefined`. */
export type WithoutUndefined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The fields that are there.
 *
 * @example
 * omitUndefined({ syncId: 'sync-1', cursor: undefined }); // { syncId: 'sync-1' }
 */
export const omitUndefined = <T extends object>(fields: T): WithoutUndefined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>;

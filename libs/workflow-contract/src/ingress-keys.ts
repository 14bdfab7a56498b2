const files = /^feeds\/([A-Za-z0-9][A-Za-z0-9_-]*)\/files\/./;

/** Where files of a feed are in the ingress bucket: each upload below `files/` starts a reconciliation with the feed's base and rules. */
export const ingressKeys = {
  /** @example ingressKeys.file('acme', '2026-02-16.csv'); // 'feeds/acme/files/2026-02-16.csv' */
  file: (feed: string, name: string): string => `feeds/${feed}/files/${name}`,
  /** What files are compared with. */
  base: (feed: string): string => `feeds/${feed}/base.csv`,
  /** The rule document. A feed without one must have the name of a bundled document. */
  rules: (feed: string): string => `feeds/${feed}/rules.json`,
  /** The feed of a file; `undefined` when a key is not a file of a feed. */
  feedOf: (key: string): string | undefined => files.exec(key)?.[1],
} as const;

const file = /^files\/([A-Za-z0-9][A-Za-z0-9_-]*)\/./;

/**
 * Where a feed has its files in the ingress bucket: each upload below `files/` starts a reconciliation with the feed's base and rules.
 *
 * Files are apart from bases and rules, because they alone expire.
 */
export const ingressKeys = {
  /** @example ingressKeys.file('acme', '2026-02-16.csv'); // 'files/acme/2026-02-16.csv' */
  file: (feed: string, name: string): string => `files/${feed}/${name}`,
  /** What files are compared with. */
  base: (feed: string): string => `bases/${feed}.csv`,
  /** The rule document. A feed without one must have the name of a bundled document. */
  rules: (feed: string): string => `rules/${feed}.json`,
  /** A file or a base that an operator sends with a request of their own: it starts nothing by itself, because its key does not end in `.csv`. */
  sent: (feed: string, side: 'file' | 'base', name: string): string => `files/${feed}/${side}/${name}.sent`,
  /** Rules that an operator sends. The same rules have the same key. */
  sentRules: (feed: string, sha256: string): string => `rules/${feed}/${sha256}.json`,
  /** The feed of a file; `undefined` when a key is not a file of a feed. */
  feedOf: (key: string): string | undefined => file.exec(key)?.[1],
} as const;

/** One finding of a check. */
export interface CheckLine {
  readonly what:
    | 'settings'
    | 'ends'
    | 'siesa'
    | 'full read'
    | 'paging'
    | 'clock'
    | 'changes'
    | 'rows'
    | 'stock'
    | 'mapping'
    | 'product'
    | 'load'
    | 'schedule';
  readonly ok: boolean;
  /** Nothing is wrong, and the operator must know it, because it changes what a sync does. */
  readonly note?: true;
  /** What was found; when it is wrong, also how to correct it. */
  readonly message: string;
}

/** What is as it should be. */
export const good = (what: CheckLine['what'], message: string): CheckLine => ({ what, ok: true, message });

/** What is allowed and changes what a sync does. */
export const note = (what: CheckLine['what'], message: string): CheckLine => ({ what, ok: true, note: true, message });

/** What would lose or falsify something, and the one action that ends it. */
export const wrong = (what: CheckLine['what'], message: string): CheckLine => ({ what, ok: false, message });

/** What a line says of an error. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** At most three of some ids, for a message. */
export const examples = (ids: readonly string[]): string =>
  `${ids
    .slice(0, 3)
    .map((id) => `'${id.length > 60 ? `${id.slice(0, 60)}…` : id}'`)
    .join(', ')}${ids.length > 3 ? ', …' : ''}`;

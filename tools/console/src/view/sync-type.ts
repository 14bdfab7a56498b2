import type { Words } from './view.ts';

/** A kind of sync in words. */
export const syncTypeIn = (t: Words, type: string | undefined): string =>
  type === 'initial' || type === 'incremental' ? t(`console/type-${type}`) : (type ?? '–');

import { sha256 } from '../../../run/fingerprint.ts';
import type { SeenIndex } from '../../../run/seen/seen-index.ts';
import type { SeenRow } from '../../../run/seen/seen-row.ts';

/** A row that the mapping makes a product. */
export interface Claim {
  readonly productId: string;
  readonly sourceId: string;
}

/** Another item that the mapping makes the same product. */
export interface Clash {
  /** Its source id; absent when it came in an earlier slice and differs from the product id. */
  readonly other?: string;
  /** Where its row lies. */
  readonly at: SeenRow;
  /** The item of this claim was the first of the two. */
  readonly isFirst: boolean;
  /** The first time that the two met. */
  readonly isNew: boolean;
}

/**
 * Which source id gives which product id, over a run. Product ids that are their own source ids, the usual case, are only flags of the index of seen ids; the
 * others take 32 bytes each, and their names only in the slice that read them.
 */
export class ProductClaims {
  readonly #index: SeenIndex;
  readonly #seen: SeenIndex;
  readonly #first = new Map<string, string>();
  readonly #second = new Map<string, string>();

  constructor(index: SeenIndex, seen: SeenIndex) {
    this.#index = index;
    this.#seen = seen;
  }

  /** The claim that a row of `sourceId` meets, before `take`. */
  meet({ productId, sourceId }: Claim): Clash | undefined {
    const known = this.#index.get(productId);
    const at = known ?? this.#ownRow(productId, sourceId);
    if (!at) return undefined;

    const isFirst = at.content === digestOf(sourceId);
    if (isFirst && !at.conflict) return undefined;
    const other = isFirst ? this.#second.get(productId) : this.#nameOf(productId, at);
    return { at, isFirst, isNew: !at.conflict, ...(other !== undefined && { other }) };
  }

  /** Keeps where the row of the first claimant lies. */
  take({ productId, sourceId }: Claim, row: SeenRow): void {
    const known = this.#index.get(productId);
    if (productId === sourceId && !known) return;
    if (productId !== sourceId) this.#first.set(productId, sourceId);
    this.#index.set(productId, { ...row, content: digestOf(sourceId), conflict: known?.conflict ?? false });
  }

  /** The source id of the item that was first, found again. */
  nameFirst(productId: string, sourceId: string): void {
    this.#first.set(productId, sourceId);
  }

  /** From now on no item is this product. */
  refuse({ productId, sourceId }: Claim, first: SeenRow): void {
    this.#second.set(productId, sourceId);
    this.#index.set(productId, { ...first, conflict: true });
  }

  #ownRow(productId: string, sourceId: string): SeenRow | undefined {
    if (productId === sourceId) return undefined;
    const seen = this.#seen.get(productId);
    return seen?.own ? { ...seen, content: digestOf(productId), conflict: false } : undefined;
  }

  #nameOf(productId: string, { content }: SeenRow): string | undefined {
    return content === digestOf(productId) ? productId : this.#first.get(productId);
  }
}

const digestOf = (sourceId: string): number => sha256(sourceId).readUInt32LE(0);

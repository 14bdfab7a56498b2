import type { CanonicalProduct } from '@siesa-integration/canonical-model';
import { type FieldMapping, fieldStates } from '@siesa-integration/field-mapping';
import type { SiesaJoinCount } from '@siesa-integration/siesa-client';
import type { FieldFills, ListCount, SliceManifest } from '../../../run/documents.ts';

/** Counts over a run by which what was read is believed or not. A later slice goes on with the counts of the one before. */
export class ReadingCounts {
  readonly #fields: readonly string[];
  readonly #filled = new Map<string, number>();
  readonly #lists = new Map<string, Omit<ListCount, 'name'>>();
  #of = 0;

  constructor(
    { canonicalFields }: Pick<FieldMapping, 'canonicalFields'>,
    before?: Pick<SliceManifest, 'fills' | 'lists'>,
  ) {
    this.#fields = canonicalFields;
    this.#of = before?.fills.of ?? 0;
    for (const field of canonicalFields) this.#filled.set(field, before?.fills.filled[field] ?? 0);
    for (const { name, ...counts } of before?.lists ?? []) this.#lists.set(name, counts);
  }

  /** Counts the first version of an item. */
  countProduct(product: CanonicalProduct): void {
    this.#of += 1;
    for (const [field, state] of Object.entries(fieldStates(this.#fields, product)))
      if (state === 'filled') this.#filled.set(field, (this.#filled.get(field) ?? 0) + 1);
  }

  countLists(joins: readonly SiesaJoinCount[]): void {
    for (const { name, found, of, rows } of joins) {
      const before = this.#lists.get(name) ?? { found: 0, of: 0, rows: 0 };
      this.#lists.set(name, {
        found: before.found + found,
        of: before.of + of,
        ...(before.rows !== undefined && { rows: before.rows + rows }),
      });
    }
  }

  get fills(): FieldFills {
    return { of: this.#of, filled: Object.fromEntries(this.#filled) };
  }

  get lists(): readonly ListCount[] {
    return [...this.#lists].map(([name, counts]) => ({ name, ...counts }));
  }
}

import type { DestinationPayload } from '../definition/destination-adapter.ts';
import { readId } from '../reply/record-id.ts';

/** The records of a fake, by the fake's own id. */
export class FakeRecordStore {
  readonly #idField: string;
  readonly #rows = new Map<string, DestinationPayload>();
  readonly #madeAt = new Map<string, number>();
  /** The fake's ids of the records under each of ours, because every create asks for them. */
  readonly #refs = new Map<string, Set<string>>();
  /** Calls so far. */
  #now = 0;

  constructor(idField: string) {
    this.#idField = idField;
  }

  /** Oldest first. */
  get rows(): ReadonlyMap<string, DestinationPayload> {
    return this.#rows;
  }

  /** Creates a record, or replaces the fields that are given. */
  put(ref: string, fields: DestinationPayload): DestinationPayload {
    if (!this.#rows.has(ref)) this.#madeAt.set(ref, this.#now);
    const old = this.#rows.get(ref);
    const row = { ...old, ...fields };
    if (old) this.#refs.get(this.idOf(old))?.delete(ref);
    const id = this.idOf(row);
    this.#refs.set(id, (this.#refs.get(id) ?? new Set<string>()).add(ref));
    this.#rows.set(ref, row);
    return row;
  }

  delete(ref: string): void {
    const row = this.#rows.get(ref);
    if (row) this.#refs.get(this.idOf(row))?.delete(ref);
    this.#rows.delete(ref);
  }

  /** The id of ours under which a record stands. */
  idOf(row: DestinationPayload): string {
    return (readId(row[this.#idField]) ?? '').trim();
  }

  /** Records under one of our ids. */
  withId(id: string): readonly DestinationPayload[] {
    return [...(this.#refs.get(id) ?? [])].map((ref) => this.#rows.get(ref)).filter((row) => row !== undefined);
  }

  /** Records that a list shows: without those that were made in the last `lag` calls. */
  visible(lag: number): readonly DestinationPayload[] {
    const shown = [...this.#rows].filter(([ref]) => this.#now - (this.#madeAt.get(ref) ?? 0) > lag || lag === 0);
    return shown.map(([, row]) => row);
  }

  tick(): void {
    this.#now += 1;
  }
}

import type { DestinationPayload } from '../definition/destination-adapter.ts';
import { readId } from '../reply/record-id.ts';

/** The records of a fake, by the fake's own id. */
export class FakeRecordStore {
  readonly #idField: string;
  readonly #rows = new Map<string, DestinationPayload>();
  readonly #madeAt = new Map<string, number>();
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
    const row = { ...this.#rows.get(ref), ...fields };
    this.#rows.set(ref, row);
    return row;
  }

  delete(ref: string): void {
    this.#rows.delete(ref);
  }

  /** The id of ours under which a record stands. */
  idOf(row: DestinationPayload): string {
    return (readId(row[this.#idField]) ?? '').trim();
  }

  /** Records under one of our ids. */
  withId(id: string): readonly DestinationPayload[] {
    return [...this.#rows.values()].filter((row) => this.idOf(row) === id);
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

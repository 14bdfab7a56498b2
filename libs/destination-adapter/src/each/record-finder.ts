import { isRecord, type Issue } from '@siesa-integration/canonical-model';
import type { StoredRecord } from '../definition/destination-adapter.ts';
import type { DestinationPath } from '../definition/destination-definition.ts';
import { configurationInvalid, ProductContractBroken } from '../definition/destination-errors.ts';
import type { EachRecords, FoundRow, RecordPage } from '../definition/each-definition.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { shorten } from '../reply/error-text.ts';
import { compareEcho } from './compare-echo.ts';
import type { EachHttp } from './each-http.ts';

/** The destination's ids of the records that it holds under one of ours: none, one, or several. */
export type Refs = readonly string[];

/** A look-up that needs more pages than this is answered by the list. */
const mostPages = 20;

/** Different sentences of pages that are kept: some name a record or a time. */
const mostSentences = 50;

/** What a reading needs to know of the records. */
type FoundRecords = Pick<EachRecords, 'title' | 'dialect' | 'reading' | 'activity' | 'warnings'>;

/** Finds records by our id: in the list, which is read once, or one by one. */
export class RecordFinder {
  readonly #definition: FoundRecords;
  readonly #http: Pick<EachHttp, 'read'>;
  /** As the list, look-ups and writes gave them. One alone is no array, because a list may hold 100,000. */
  readonly #refs = new Map<string, string | Refs>();
  /** Ids of creates without an answer: only a look-up shows what became of them. */
  readonly #doubtful = new Set<string>();
  readonly #sentences = new Set<string>();
  #listing: Listing;
  #reading: Promise<void> | undefined;
  /** A row that was not asked for proved that the destination ignores the filter. */
  #filterIgnored = false;

  constructor(definition: FoundRecords, http: Pick<EachHttp, 'read'>) {
    this.#definition = definition;
    this.#http = http;
    this.#listing = newListing(definition.reading.list);
  }

  /** From the list, where it was read whole; otherwise by a look-up. */
  async find(id: string, limits: SendLimits): Promise<Refs> {
    if (!this.#doubtful.has(id)) {
      if (this.#refs.has(id) || this.#listing.isWhole) return this.#known(id);
    }
    return this.lookUp(id, limits);
  }

  /** Asks the destination. */
  async lookUp(id: string, limits: SendLimits): Promise<Refs> {
    const found = await this.#lookUp(id, limits);
    if (found)
      return this.#keep(
        id,
        found.map(({ ref }) => ref),
      );
    await (this.#reading ?? this.readAnew(limits));
    return this.#keep(id, this.#known(id));
  }

  /** Our records with this id, with their fields. */
  async records(id: string, limits: SendLimits): Promise<readonly StoredRecord[]> {
    const found = await this.#lookUp(id, limits);
    if (found) return found;
    const listed: StoredRecord[] = [];
    for await (const record of this.list(limits)) if (record.id === id) listed.push(record);
    return listed;
  }

  /** Remembers where a record stands after a write. */
  note(id: string, ref: string): void {
    this.#keep(id, [ref]);
  }

  /** The next `find` of the id asks the destination. */
  doubt(id: string): void {
    this.#doubtful.add(id);
  }

  /** The create was certainly not carried out. */
  trust(id: string): void {
    this.#doubtful.delete(id);
  }

  /** Reads the list from its start, because other processes may have created records since it was read. */
  readAnew(limits: SendLimits): Promise<void> {
    this.#refs.clear();
    this.#listing = newListing(this.#definition.reading.list);
    return this.readList(limits);
  }

  /** Reads the list to its end, from where an earlier reading stopped. */
  readList(limits: SendLimits): Promise<void> {
    return (this.#reading ??= this.#readOn(limits).finally(() => (this.#reading = undefined)));
  }

  async #readOn(limits: SendLimits): Promise<void> {
    const listing = this.#listing;
    while (listing.next) {
      const { page, rows } = await this.#page(listing.next, limits, listing.refs.size > 0);
      for (const { id, ref, own } of rows) {
        const refs = this.#known(id);
        if (own && !refs.includes(ref)) this.#set(id, [...refs, ref]);
        listing.refs.add(ref);
      }
      listing.totals.add(page.total);
      listing.next = page.next;
    }
    // Rows move between pages while others write, so a list that does not hold as many as it counts may lack some.
    const [total] = listing.totals;
    listing.isWhole = listing.totals.size === 1 && (total === undefined || total === listing.refs.size);
    listing.refs.clear();
  }

  /** The first page of the list, with the rows of others. */
  async firstPage(limits: SendLimits): Promise<FoundPage> {
    return this.#page(this.#definition.reading.list, limits, false);
  }

  /** Whether a row that was not asked for proved that the destination ignores the filter by our id. */
  get filterIgnored(): boolean {
    return this.#filterIgnored;
  }

  /** What pages have warned of so far, each text once. */
  get warnings(): readonly Issue[] {
    const code = `${this.#definition.dialect}/warning`;
    return [...this.#sentences].map((message) => ({ path: '', code, message }));
  }

  /** Every record of this client, page by page. */
  async *list(limits: SendLimits): AsyncGenerator<StoredRecord> {
    let next: DestinationPath | undefined = this.#definition.reading.list;
    for (let isFirst = true; next; isFirst = false) {
      const { page, rows }: FoundPage = await this.#page(next, limits, !isFirst);
      for (const { own, ...record } of rows) if (own) yield record;
      next = page.next;
    }
  }

  #keep(id: string, refs: Refs): Refs {
    this.#doubtful.delete(id);
    this.#set(id, refs);
    return refs;
  }

  #known(id: string): Refs {
    const refs = this.#refs.get(id) ?? [];
    return typeof refs === 'string' ? [refs] : refs;
  }

  #set(id: string, refs: Refs): void {
    const [ref, ...others] = refs;
    this.#refs.set(id, ref !== undefined && others.length === 0 ? ref : refs);
  }

  /** `undefined` when only the list can tell. */
  async #lookUp(id: string, limits: SendLimits): Promise<readonly StoredRecord[] | undefined> {
    const { exact, search } = this.#definition.reading;
    const filtered = this.#filterIgnored ? undefined : await this.#matches(id, exact(id), limits, true);
    return filtered ?? (search && this.#matches(id, search(id), limits, false));
  }

  /** Our rows with this id; `undefined` when the answer cannot be relied on. */
  async #matches(
    id: string,
    path: DestinationPath,
    limits: SendLimits,
    isFilter: boolean,
  ): Promise<readonly StoredRecord[] | undefined> {
    const found = new Map<string, StoredRecord>();
    let next: DestinationPath | undefined = path;
    for (let pages = 0; next; pages += 1) {
      if (pages === mostPages) return undefined;
      const { page, rows }: FoundPage = await this.#page(next, limits, pages > 0);
      if (isFilter && rows.some((row) => row.id !== id)) {
        this.#filterIgnored = true;
        return undefined;
      }
      for (const { own, ...record } of rows) if (own && record.id === id) found.set(record.ref, record);
      next = page.next;
    }
    return [...found.values()];
  }

  async #page(path: DestinationPath, limits: SendLimits, isLater: boolean): Promise<FoundPage> {
    const { title, reading } = this.#definition;
    const { status, body, text } = await this.#http.read({ method: 'GET', path, operation: 'look-up' }, limits);
    if (status === 404 && isLater) return { page: { rows: [] }, rows: [] }; // past the end
    const place = path.path.replace(/\?.*/, '');
    if (status === 404)
      throw configurationInvalid(
        `${title} has no '${place}' at this address (404: ${text}). Correct the client's product address.`,
      );
    const page = status < 300 ? reading.page(body, path) : undefined;
    if (!page)
      throw new ProductContractBroken(
        `${title} answered ${status.toString()} to 'GET ${place}' without a page of records${text ? `: ${text}` : ''}.`,
      );
    for (const sentence of this.#definition.warnings?.(body) ?? [])
      if (this.#sentences.size < mostSentences) this.#sentences.add(shorten(sentence));
    return { page, rows: page.rows.map((row) => this.#row(row, place)) };
  }

  #row(row: unknown, place: string): ListedRow {
    const found = isRecord(row) ? this.#definition.reading.row(row) : undefined;
    if (found && isRecord(row)) return { ...found, fields: row, ...this.#inactive(row) };
    throw new ProductContractBroken(`${this.#definition.title} lists a record without an id under '${place}'.`);
  }

  #inactive(row: Readonly<Record<string, unknown>>): Pick<StoredRecord, 'inactive'> {
    const { activity } = this.#definition;
    if (!activity || compareEcho(activity.inactive, row).length > 0) return {};
    return { inactive: Object.keys(activity.inactive) };
  }
}

/** A row of the list, of this client or of another. */
export type ListedRow = FoundRow & StoredRecord;

interface FoundPage {
  readonly page: RecordPage;
  readonly rows: readonly ListedRow[];
}

/** How far the list was read. */
interface Listing {
  next: DestinationPath | undefined;
  /** Of every row, also of other clients'. */
  readonly refs: Set<string>;
  readonly totals: Set<number | undefined>;
  /** Read to its end, and nothing was missed: an id that is not in it does not exist. */
  isWhole: boolean;
}

const newListing = (next: DestinationPath): Listing => ({ next, refs: new Set(), totals: new Set(), isWhole: false });

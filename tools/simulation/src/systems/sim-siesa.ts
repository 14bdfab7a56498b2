import type { SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import type { Chance } from '../faults/chance.ts';
import type { Scheduler } from '../faults/scheduler.ts';
import type { SourceFault } from '../scenario/http-systems.ts';
import { payloadOf, type SimVersion } from '../scenario/sim-version.ts';

export interface SimSiesaOptions {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly pageSize: number;
  /** Returns no total. */
  readonly totalUnknown: boolean;
  /** Appended to every value but 'poison', so that each client's values differ. @defaultValue '' */
  readonly mark?: string;
}

/** A version, and when it became visible, by our clock. */
export interface ShownVersion {
  readonly version: SimVersion;
  readonly shownAt: number;
}

/** An item as one call returns it. */
export interface SimItem {
  readonly id: string;
  readonly version: SimVersion;
}

/** A Siesa that changes while it is read, shows changes late and returns rows in no fixed order. */
export class SimSiesa {
  readonly #options: SimSiesaOptions;
  /** Every version that was ever visible, oldest first. */
  readonly #versions = new Map<string, ShownVersion[]>();
  /** When each call was made. */
  readonly calls: number[] = [];
  /** Milliseconds by which Siesa's clock is ahead of ours. */
  skewMs = 0;
  /** Each call returns rows in another order. */
  unstable = false;
  /** Some pages lack their last row. */
  cuts = false;
  /** Some answers are dated ten years ahead. */
  misdates = false;
  /** Milliseconds by which a row's content may lag behind, as on a replica. */
  staleMs = 0;
  /** How it answers over HTTP. */
  fault: SourceFault | undefined;
  /** Calls that pass before the one that is refused, and that one. */
  callsBeforeRefusal = 5;

  constructor(options: SimSiesaOptions) {
    this.#options = options;
  }

  get ids(): readonly string[] {
    return [...this.#versions.keys()].sort();
  }

  /** Changes or adds an item now, in Siesa's time. After `lateMs`, passes `show`, which makes it visible, to `whenLate`. */
  announce(
    id: string,
    { value, quantity }: { readonly value: string; readonly quantity: string },
    lateMs: number,
    whenLate: (show: () => void) => void,
  ): void {
    const { scheduler } = this.#options;
    const announced = this.#clock();
    const due = scheduler.now + lateMs;
    const show = (): void => {
      this.#show(id, {
        value: this.#marked(value),
        quantity,
        modified: scheduler.now > due || lateMs === 0 ? this.#clock() : announced,
        removed: false,
      });
    };
    scheduler.after(lateMs, () => {
      whenLate(show);
    });
  }

  /** Changes one existing item. */
  touch(): void {
    const id = this.ids.find((one) => this.visible(one));
    if (id !== undefined)
      this.#show(id, {
        value: this.#marked(`touched at ${this.#clock().toString()}`),
        quantity: '1',
        modified: this.#clock(),
        removed: false,
      });
  }

  /** Another Siesa in its place: every item has other content, which is older than any change here. */
  replaceAll(): void {
    const modified = this.#clock() - dayMs;
    for (const id of this.ids)
      this.#versions.get(id)?.push({
        version: { value: this.#marked('other'), quantity: '1', modified, removed: false },
        shownAt: this.#options.scheduler.now,
      });
  }

  remove(id: string): void {
    this.#show(id, { value: '', quantity: '', modified: this.#clock(), removed: true });
  }

  #marked(value: string): string {
    return value === 'poison' ? value : `${value}${this.#options.mark ?? ''}`;
  }

  /** Whole seconds, as ERPs keep them. */
  #clock(): number {
    return Math.floor((this.#options.scheduler.now + this.skewMs) / 1000) * 1000;
  }

  #show(id: string, version: SimVersion): void {
    const versions = this.#versions.get(id) ?? [];
    const last = versions.at(-1)?.version.modified ?? 0;
    if (last <= version.modified || last > this.#clock() + clockWasWrongMs)
      versions.push({ version, shownAt: this.#options.scheduler.now });
    this.#versions.set(id, versions);
  }

  /** Whether nothing that it shows of an item may be sent: it contradicts itself, or has no stock. */
  hasNoValue(id: string): boolean {
    const [first, second] = this.ids;
    if (this.fault === 'two items a product') return id === first || id === second;
    return id === first && withoutValue.has(this.fault);
  }

  /** The versions of an item that Siesa has shown since a time, and the one that it showed then; `undefined` where it showed none. */
  shownSince(id: string, time: number): readonly (SimVersion | undefined)[] {
    const all = this.#versions.get(id) ?? [];
    const first = all.findLastIndex(({ shownAt }) => shownAt <= time);
    const shown = all.slice(Math.max(0, first)).map(({ version }) => (version.removed ? undefined : version));
    return first < 0 ? [undefined, ...shown] : shown;
  }

  /** The version of an item that Siesa shows now. */
  visible(id: string): SimVersion | undefined {
    const version = this.#versions.get(id)?.at(-1)?.version;
    return version?.removed ? undefined : version;
  }

  /** The last version of an item with this content; undefined when Siesa never had it. */
  lastShown(id: string, content: string): ShownVersion | undefined {
    return this.#versions.get(id)?.findLast(({ version }) => JSON.stringify(payloadOf(id, version)) === content);
  }

  /** `empty`: an outage that looks like a valid empty answer. */
  page(since: number | undefined, page: number, empty: boolean): SiesaPage {
    const { scheduler, chance, pageSize, totalUnknown } = this.#options;
    const kept = empty ? [] : this.ids.flatMap((id) => this.#found(id, since));
    const order = this.unstable ? chance.shuffled(kept) : kept;
    const whole = order.slice((page - 1) * pageSize, page * pageSize);
    const rows = this.cuts && chance.happens(0.5) ? whole.slice(0, -1) : whole;
    const wrongMs = this.misdates && chance.happens(0.5) ? tenYearsMs : 0;
    const more = page * pageSize < order.length;
    return {
      rows,
      emptyRows: 0,
      ...(!totalUnknown && { total: kept.length }),
      serverTime: scheduler.now + this.skewMs + wrongMs,
      drifts: true,
      ...(more && { next: { page: page + 1 } }),
    };
  }

  product(id: string): SiesaRow | undefined {
    return this.#found(id, undefined)[0];
  }

  /** The items that one call returns, in the order of that call. */
  items(isWanted: (version: SimVersion) => boolean): readonly SimItem[] {
    const found = this.ids.flatMap((id) => {
      const version = this.visible(id);
      return version && isWanted(version) ? [{ id, version: this.#maybeStale(id, version) }] : [];
    });
    return this.unstable ? this.#options.chance.shuffled(found) : found;
  }

  #found(id: string, since: number | undefined): readonly SiesaRow[] {
    const version = this.visible(id);
    return version && (since === undefined || version.modified >= since)
      ? [rowOf(id, this.#maybeStale(id, version))]
      : [];
  }

  #maybeStale(id: string, version: SimVersion): SimVersion {
    const { scheduler, chance } = this.#options;
    if (this.staleMs === 0 || chance.happens(0.5)) return version;
    const old = this.#versions.get(id)?.findLast(({ shownAt }) => shownAt <= scheduler.now - this.staleMs)?.version;
    return old && !old.removed ? old : version;
  }
}

const withoutValue: ReadonlySet<SourceFault | undefined> = new Set([
  'two rows a key',
  'stock unknown',
  'other encoding',
  'key twice',
]);

/** A stamp that is further ahead was given before the clock was set right. */
const clockWasWrongMs = 15 * 60_000;

const dayMs = 24 * 3_600_000;
const tenYearsMs = 10 * 365 * dayMs;

/** The row that Siesa returns for a version. */
const rowOf = (id: string, { value, quantity, modified }: SimVersion): SiesaRow => ({
  f_codigo: id,
  f_codigo_externo: `S-${id}`,
  f_nombre: value,
  f_cantidad: quantity,
  f_fecha_modificacion: new Date(modified).toISOString(),
});

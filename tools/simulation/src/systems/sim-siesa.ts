import type { SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import type { Chance } from '../faults/chance.ts';
import type { Scheduler } from '../faults/scheduler.ts';
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

/** A Siesa that changes while it is read, shows changes late and returns rows in no fixed order. */
export class SimSiesa {
  readonly #options: SimSiesaOptions;
  /** Every version that was ever visible, oldest first. */
  readonly #versions = new Map<string, { readonly version: SimVersion; readonly shownAt: number }[]>();
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
    if ((versions.at(-1)?.version.modified ?? 0) <= version.modified)
      versions.push({ version, shownAt: this.#options.scheduler.now });
    this.#versions.set(id, versions);
  }

  /** The version of an item that Siesa shows now. */
  visible(id: string): SimVersion | undefined {
    const version = this.#versions.get(id)?.at(-1)?.version;
    return version?.removed ? undefined : version;
  }

  /** When Siesa last had an item with this content; undefined when it never had. */
  lastModified(id: string, content: string): number | undefined {
    return this.#versions.get(id)?.findLast(({ version }) => JSON.stringify(payloadOf(id, version)) === content)
      ?.version.modified;
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

const tenYearsMs = 10 * 365 * 24 * 3_600_000;

/** The row that Siesa returns for a version. */
const rowOf = (id: string, { value, quantity, modified }: SimVersion): SiesaRow => ({
  f_codigo: id,
  f_codigo_externo: `S-${id}`,
  f_nombre: value,
  f_cantidad: quantity,
  f_fecha_modificacion: new Date(modified).toISOString(),
});

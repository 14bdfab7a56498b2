import type { SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';

/** One version of one product. */
export interface SimVersion {
  readonly value: string;
  readonly quantity: string;
  /** Siesa's clock, milliseconds since 1970, whole seconds. */
  readonly modified: number;
  readonly removed: boolean;
}

export interface SimSiesaOptions {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly pageSize: number;
  /** Milliseconds that Siesa's clock is ahead of ours. */
  readonly skewMs: number;
}

/** A Siesa that changes while it is read, shows changes late, and gives rows in no certain order. */
export class SimSiesa {
  readonly #options: SimSiesaOptions;
  readonly #versions = new Map<string, SimVersion>();
  /** When each call was made. */
  readonly calls: number[] = [];
  /** Rows come in another order with each call. */
  unstable = false;

  constructor(options: SimSiesaOptions) {
    this.#options = options;
  }

  get ids(): readonly string[] {
    return [...this.#versions.keys()].sort();
  }

  /** A product is changed or added now, in Siesa's time; `show` makes it visible, to be called `lateMs` from now. */
  announce(id: string, { value, quantity }: { readonly value: string; readonly quantity: string }, lateMs: number, whenLate: (show: () => void) => void): void {
    const { scheduler } = this.#options;
    const announced = this.#clock();
    const due = scheduler.now + lateMs;
    const show = (): void => {
      this.#show(id, { value, quantity, modified: scheduler.now > due || lateMs === 0 ? this.#clock() : announced, removed: false });
    };
    scheduler.after(lateMs, () => { whenLate(show); });
  }

  remove(id: string): void {
    this.#show(id, { value: '', quantity: '', modified: this.#clock(), removed: true });
  }

  /** Whole seconds, as ERPs keep them. */
  #clock(): number {
    return Math.floor((this.#options.scheduler.now + this.#options.skewMs) / 1000) * 1000;
  }

  #show(id: string, version: SimVersion): void {
    const shown = this.#versions.get(id);
    if (!shown || shown.modified <= version.modified) this.#versions.set(id, version);
  }

  /** What a reader sees of a product now. */
  visible(id: string): SimVersion | undefined {
    const version = this.#versions.get(id);
    return version?.removed ? undefined : version;
  }

  /** `empty`: an outage that looks like an answer. */
  page(since: number | undefined, page: number, empty: boolean): SiesaPage {
    const { scheduler, chance, pageSize, skewMs } = this.#options;
    const kept = empty ? [] : this.ids.flatMap((id) => this.#found(id, since));
    const order = this.unstable ? chance.shuffled(kept) : kept;
    const rows = order.slice((page - 1) * pageSize, page * pageSize);
    const more = page * pageSize < order.length;
    return { rows, emptyRows: 0, total: kept.length, serverTime: scheduler.now + skewMs, drifts: true, ...(more && { next: { page: page + 1 } }) };
  }

  product(id: string): SiesaRow | undefined {
    return this.#found(id, undefined)[0];
  }

  #found(id: string, since: number | undefined): readonly SiesaRow[] {
    const version = this.visible(id);
    return version && (since === undefined || version.modified >= since) ? [rowOf(id, version)] : [];
  }
}

/** The row that Siesa gives of a version. */
export const rowOf = (id: string, { value, quantity, modified }: SimVersion): SiesaRow => ({
  f_codigo: id,
  f_codigo_externo: `S-${id}`,
  f_nombre: value,
  f_cantidad: quantity,
  f_fecha_modificacion: new Date(modified).toISOString(),
});

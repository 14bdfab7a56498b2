import type { ClientState } from '../../ports.ts';
import type { MemoryStores } from '../memory-stores.ts';
import { expectedOf } from './expected.ts';
import type { Execution } from './sim-machine.ts';
import { secretMarkers, simClient } from './sim-ports.ts';
import type { SimProduct } from './sim-product.ts';
import type { SimSiesa } from './sim-siesa.ts';

/** Sees what happens while it happens: what no look at the end could tell. */
export interface Witness {
  /** What must never be, and was. */
  readonly violations: readonly string[];
  readonly onSend: (owner: string) => void;
  readonly onState: (before: ClientState | undefined, after: ClientState) => void;
  readonly onEnd: (execution: Execution, disturbed: boolean) => void;
  readonly onPayload: (payload: string) => void;
  /** Remembers what the product holds before the last sync. */
  readonly remember: () => void;
  readonly remembered: () => ReadonlyMap<string, unknown>;
}

export interface WitnessOptions {
  readonly siesa: SimSiesa;
  readonly product: SimProduct;
  readonly stores: MemoryStores;
}

const largestPayload = 64 * 1024;

export const createWitness = ({ siesa, product, stores }: WitnessOptions): Witness => {
  const violations: string[] = [];
  /** Under which epoch each run took the lease. */
  const epochs = new Map<string, number>();
  let before: ReadonlyMap<string, unknown> = new Map();

  /** A2: every record before the cursor is in the ledger, accepted in this version or a newer one, or rejected. */
  const passesNothing = (cursor: string): void => {
    for (const id of siesa.ids) {
      const version = siesa.visible(id);
      if (!version || version.modified >= Date.parse(cursor)) continue;
      const entry = stores.ledger.of(simClient).get(id);
      const known = entry?.accepted !== undefined && JSON.stringify(product.stored.get(id)) === JSON.stringify(expectedOf(id, version));
      if (!known && !entry?.rejection) violations.push(`A2: the cursor ${cursor} passes ${id} (${JSON.stringify(version)}), which is not accounted for`);
    }
  };

  return {
    violations,
    onSend: (owner) => {
      const state = stores.state.items.get(simClient)?.state;
      if (state && state.epoch > (epochs.get(owner) ?? Infinity)) violations.push(`A6: ${owner} sent to the product after another run had taken the lease over`);
    },
    onState: (old, state) => {
      if (state.owner !== undefined && state.owner !== old?.owner) epochs.set(state.owner, state.epoch);
      if (state.cursor === old?.cursor || state.cursor === undefined) return;
      if (old?.cursor !== undefined && Date.parse(old.cursor) > Date.parse(state.cursor)) violations.push(`A2: the cursor goes back from ${old.cursor} to ${state.cursor}`);
      passesNothing(state.cursor);
    },
    onEnd: ({ owner, end, summary }, disturbed) => {
      if (disturbed) return;
      if (stores.state.items.get(simClient)?.state.owner === owner) violations.push(`A6: ${owner} has ended as ${String(end)} and keeps the lease`);
      const locked = summary?.error?.Error;
      if (end === 'failed' && !['ProductAuthenticationFailed', 'SourceShrank'].includes(String(locked))) violations.push(`A6: ${owner} failed as ${String(locked)}`);
    },
    onPayload: (payload) => {
      if (payload.length > largestPayload) violations.push(`A10: a state payload of ${payload.length.toString()} characters`);
      if (secretMarkers.some((marker) => payload.includes(marker))) violations.push('A8: a secret in a state payload');
    },
    remember: () => {
      before = new Map(product.stored);
    },
    remembered: () => before,
  };
};

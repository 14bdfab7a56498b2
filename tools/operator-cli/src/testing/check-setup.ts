import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Stores } from '@siesa-integration/operator/hosts';
import { siesaDialect, type SiesaDialectName } from '@siesa-integration/siesa-client';
import { openHost } from '../open-host.ts';
import { siesaSync } from './command-line.ts';
import { startExampleSetup, type ExampleSetup } from './example-setup.ts';

type ClientState = Parameters<Stores['state']['replace']>[1];

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly note?: true;
  readonly message: string;
}

/** A client whose check is tried with one thing changed at a time. */
export interface CheckSetup extends ExampleSetup {
  /** Runs `client check` of cliente-a, after these changes of its settings, and undoes all changes of settings, catalogue and switches. */
  readonly check: (settings?: Readonly<Record<string, unknown>>) => Promise<{
    readonly code: number;
    /** `FAIL stock …`, `note stock …`, `ok stock …`. */
    readonly lines: readonly string[];
    /** What Siesa was asked, in its order. */
    readonly asked: readonly URL[];
  }>;
  /** Replaces the state of cliente-a that earlier syncs left. */
  readonly keepState: (state: Partial<ClientState>) => Promise<void>;
}

/** Matches lines of which one has this. */
export const containing = (sentence: RegExp): unknown => expect.arrayContaining([expect.stringMatching(sentence)]);

/** Simulators of a dialect with `size` products, and a folder whose cliente-a uses them. */
export const startCheckSetup = async (dialect: SiesaDialectName = 'inventory', size = 30): Promise<CheckSetup> => {
  const setup = await startExampleSetup({ size, dialect });
  if (dialect === 'connekta') await useConnekta(setup);
  const { siesa } = setup;
  const rows = siesa.products.rows;
  const others = [...siesa.tables].map(([name, table]) => [name, table.rows] as const);
  const switches = { ...siesa.switches };
  const settingsFile = join(setup.dir, 'clients/cliente-a.json');
  const settings = await readFile(settingsFile, 'utf8');
  return {
    ...setup,
    check: async (changes = {}) => {
      await writeFile(settingsFile, JSON.stringify({ ...(JSON.parse(settings) as object), ...changes }));
      const before = siesa.calls.length;
      const { code, out } = await siesaSync(['client', 'check', 'cliente-a', '--json', '--local', setup.dir]);
      const asked = siesa.calls.slice(before).map(({ url }) => url);
      await writeFile(settingsFile, settings);
      Object.assign(siesa.switches, switches);
      siesa.set(rows);
      siesa.stock.set([]);
      for (const [name, list] of others) siesa.tables.get(name)?.set(list);
      const { checks } = JSON.parse(out) as { readonly checks: readonly Finding[] };
      return {
        code,
        asked,
        lines: checks.map(
          ({ ok, note, what, message }) => `${ok ? (note ? 'note' : 'ok') : 'FAIL'} ${what} ${message}`,
        ),
      };
    },
    keepState: async (state) => {
      const host = await openHost({ local: setup.dir });
      const stored = await host.stores.state.read('cliente-a');
      await host.stores.state.replace('cliente-a', { epoch: 1, ...state }, stored?.version ?? 0);
      await host.close();
    },
  };
};

const useConnekta = async ({ edit }: ExampleSetup): Promise<void> => {
  await edit('clients/cliente-a.json', (client) => ({
    ...client,
    ...siesaDialect('connekta')?.newClient.settings,
    siesa_dialect: 'connekta',
    siesa_company: 7,
    siesa_erp_company: 1,
    field_mappings_key: 'field-mappings-kong-connekta.json',
  }));
  await edit('secrets/siesa-integration/cliente-a/siesa.json', ({ api_url }) => ({
    api_url,
    conni_key: 'siesa_api_key_here',
    conni_token: 'token',
  }));
};

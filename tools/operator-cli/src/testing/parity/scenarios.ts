import type { ExampleSetup } from '../example-setup.ts';

/** What a scenario does with one host. */
export interface ScenarioSetup extends Pick<ExampleSetup, 'siesa' | 'kong'> {
  /** Runs `siesa-sync sync cliente-a --json …`. */
  readonly sync: (...options: readonly string[]) => Promise<void>;
  /** Starts the workflow as a schedule does, without the checks that the command makes first. */
  readonly schedule: () => Promise<void>;
  /** Another run holds the client's lease from now on. */
  readonly holdLease: () => Promise<void>;
  /** The topic of alerts is gone. */
  readonly removeTopic: () => Promise<void>;
}

export interface Scenario {
  readonly name: string;
  /** Products of the catalogue. @defaultValue 30 */
  readonly size?: number;
  /** Replace some of the client's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The history takes no line of a success. */
  readonly keepsNoSuccess?: boolean;
  readonly play: (setup: ScenarioSetup) => Promise<void>;
}

export const initial = ['--type', 'initial'] as const;

/** The same on each host, so that fingerprints are. */
const later = '2030-01-01T00:00:00Z';

/** Other quantities of the first `count` products. */
export const change = ({ siesa }: ScenarioSetup, count: number): void => {
  siesa.upsert(
    siesa.products.rows.slice(0, count).map((row) => ({ ...row, f_cantidad: 777, f_fecha_modificacion: later })),
  );
};

/** Played with each change. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'an initial sync, an unchanged one, and one of changes',
    play: async (setup) => {
      await setup.sync(...initial);
      await setup.sync();
      change(setup, 7);
      await setup.sync();
    },
  },
  {
    name: 'records that the destination refuses, and takes the next time',
    play: async (setup) => {
      setup.kong.switches.poison.set('PROD000001', 'Invalid EAN format');
      setup.siesa.upsert([{ ...setup.siesa.products.rows[2], f_nombre: '' }]); // the mapping rejects it
      await setup.sync(...initial);
      setup.kong.switches.poison.clear();
      await setup.sync();
    },
  },
  {
    name: 'a destination that refuses the key',
    play: async (setup) => {
      setup.kong.switches.apiKey = 'another';
      await setup.sync(...initial);
    },
  },
  {
    name: 'a lease that another run holds',
    play: async (setup) => {
      await setup.holdLease();
      await setup.sync();
    },
  },
  {
    name: 'a catalogue that shrank, refused and then accepted',
    play: async (setup) => {
      await setup.sync(...initial);
      setup.siesa.set(setup.siesa.products.rows.slice(0, 10));
      await setup.sync(...initial);
      await setup.sync(...initial, '--accept-shrink');
    },
  },
  {
    name: 'a success that the history does not take',
    keepsNoSuccess: true,
    play: (setup) => setup.sync(...initial),
  },
];

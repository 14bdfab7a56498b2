import { setTimeout as sleep } from 'node:timers/promises';
import { change, initial, type Scenario } from '../src/testing/parity/scenarios.ts';

/** Played every night, beside the others. */
export const longScenarios: readonly Scenario[] = [
  {
    name: 'a Siesa that refuses the key',
    play: async (setup) => {
      await setup.sync(...initial);
      setup.siesa.switches.refusesKeys = true;
      await setup.sync();
    },
  },
  {
    name: 'a Siesa that is down, and comes back',
    play: async (setup) => {
      await setup.sync(...initial);
      change(setup, 3);
      setup.siesa.switches.failWhen = () => ({ kind: 'answer', status: 503 });
      await setup.sync();
      setup.siesa.switches.failWhen = undefined;
      await setup.sync();
    },
  },
  {
    name: 'a client that is disabled, started by hand and by a schedule',
    settings: { enabled: false },
    play: async (setup) => {
      await setup.sync();
      await setup.schedule();
    },
  },
  {
    name: 'an alert that has no topic',
    play: async (setup) => {
      await setup.removeTopic();
      setup.kong.switches.apiKey = 'another';
      await setup.sync(...initial);
    },
  },
  {
    name: 'rows that move while they are read',
    size: 60,
    settings: { siesa_page_size: 20 },
    play: async (setup) => {
      let moved = false;
      setup.siesa.switches.failWhen = ({ url }) => {
        if (url.searchParams.get('page') === '2' && !moved) {
          moved = true;
          setup.siesa.upsert([{ ...setup.siesa.products.rows[0], f_codigo: 'PROD999999' }]);
        }
        return undefined;
      };
      await setup.sync(...initial);
      await setup.sync();
    },
  },
  {
    name: 'a Siesa whose limit of calls is used up, and a sync that waits for the next minute',
    size: 60,
    settings: { siesa_page_size: 20 },
    play: async (setup) => {
      let refused = false;
      setup.siesa.switches.failWhen = ({ url }) => {
        if (url.searchParams.get('page') !== '2' || refused) return undefined;
        refused = true;
        return { kind: 'answer', status: 429, headers: { 'retry-after': '2' } };
      };
      await setup.sync(...initial);
    },
  },
  {
    name: 'a Siesa that asks for a longer pause than a sync waits',
    play: async (setup) => {
      setup.siesa.switches.failWhen = () => ({ kind: 'answer', status: 429, headers: { 'retry-after': '3600' } });
      await setup.sync(...initial);
    },
  },
  {
    name: 'a catalogue of many parts, of which a tenth changes',
    size: 5_000,
    play: async (setup) => {
      await setup.sync(...initial);
      change(setup, 500);
      await setup.sync();
    },
  },
  {
    name: 'two syncs of one client at once',
    play: async (setup) => {
      setup.siesa.switches.latencyMs = 1_000;
      const first = setup.schedule();
      await sleep(300);
      await setup.sync();
      await first;
    },
  },
];

import type { Execution } from '../machine/execution.ts';
import type { ClientSetup } from '../systems/sim-ports.ts';
import { changedMapping, mappingKey, type MovedEnd, moveEnd } from '../systems/sim-stores.ts';
import type { Scenario, ScenarioEvent, StartRequest } from './scenario.ts';

export interface EventPlayerOptions {
  readonly setup: ClientSetup;
  readonly executions: readonly Execution[];
  readonly start: (type: 'initial' | 'incremental', siesaIsEmpty: boolean, request?: StartRequest) => Execution;
  readonly scenario: Scenario;
  readonly setClock: (ms: number) => void;
}

/** Applies the events of a scenario to Siesa, the destination and the schedule. */
export const createEventPlayer = ({
  setup,
  executions,
  start,
  scenario,
  setClock,
}: EventPlayerOptions): ((event: ScenarioEvent) => void) => {
  const { scheduler, siesa, destination, stores } = setup;
  const begins = scheduler.now;
  const removed = new Set<string>();
  let outage = false;
  let direction: 'in' | 'out' | undefined;

  /** While a sync runs, rows are only added or only removed: page numbers cannot show that one came and one went between two pages. */
  const shift = (way: 'in' | 'out', change: () => void): void => {
    const running = executions.some(({ end, process }) => end === undefined && process.alive);
    if (!running) direction = undefined;
    if (running && direction !== undefined && direction !== way) {
      scheduler.after(30_000, () => {
        shift(way, change);
      });
      return;
    }
    if (running) direction = way;
    change();
  };
  const move = (end: MovedEnd, amidSync: boolean): void => {
    if (!amidSync && executions.some((one) => one.end === undefined && one.process.alive)) {
      scheduler.after(30_000, () => {
        move(end, amidSync);
      });
      return;
    }
    moveEnd(stores, setup.clientId, end);
    if (end === 'source') siesa.replaceAll();
    else {
      destination.stored.clear();
      destination.inactive.clear();
    }
  };
  const until = (end: number, change: () => void): void => {
    scheduler.after(Math.max(0, Math.min(end, scenario.quietFrom) - (scheduler.now - begins)), change);
  };

  return (event) => {
    switch (event.kind) {
      case 'put':
        if (event.lateMs === 0) removed.delete(event.id);
        siesa.announce(event.id, event, event.lateMs, (show) => {
          shift('in', () => {
            if (!removed.has(event.id)) show();
          });
        });
        break;
      case 'remove':
        shift('out', () => {
          removed.add(event.id);
          siesa.remove(event.id);
        });
        break;
      case 'sync':
        start(
          event.type,
          outage &&
            event.type === 'initial' &&
            [...stores.ledger.of(setup.clientId).values()].some(({ accepted }) => accepted),
          event.request,
        );
        break;
      case 'rejecting':
        destination.rejecting.add(event.id);
        until(event.until, () => destination.rejecting.delete(event.id));
        break;
      case 'unstable':
        siesa.unstable = true;
        until(event.until, () => (siesa.unstable = false));
        break;
      case 'cut':
        siesa.cuts = true;
        until(event.until, () => (siesa.cuts = false));
        break;
      case 'misdate':
        siesa.misdates = true;
        until(event.until, () => (siesa.misdates = false));
        break;
      case 'stale':
        siesa.staleMs = event.ms;
        until(event.until, () => (siesa.staleMs = 0));
        break;
      case 'skew':
        siesa.skewMs += event.ms;
        break;
      case 'shrink':
        outage = true;
        until(event.until, () => (outage = false));
        break;
      case 'lock':
        destination.locked = true;
        until(event.until, () => (destination.locked = false));
        break;
      case 'clock':
        setClock(event.ms);
        break;
      case 'moved':
        move(event.end, event.amidSync === true);
        break;
      case 'source fault':
        siesa.fault = event.fault;
        if (Number.isFinite(event.until)) scheduler.after(event.until - event.at, () => (siesa.fault = undefined));
        break;
      case 'destination fault':
        destination.fault = event.fault;
        destination.struck.add(event.id);
        if (Number.isFinite(event.until))
          scheduler.after(event.until - event.at, () => (destination.fault = undefined));
        break;
      case 'mapping':
        stores.mappings.documents.set(mappingKey, changedMapping);
        break;
    }
  };
};

import { aMapping } from '@siesa-integration/sync-pipeline/testing';
import type { Execution } from './execution.ts';
import type { ClientWorld } from './sim-ports.ts';
import type { Story, StoryEvent } from './story.ts';

/** Another mapping document, which means the same as `aMapping()`. */
export const changedMapping = aMapping({ last_updated: '2025-01-15' });

export interface WeatherOptions {
  readonly world: ClientWorld;
  readonly executions: readonly Execution[];
  readonly start: (type: 'initial' | 'incremental', siesaIsEmpty: boolean) => Execution;
  readonly story: Story;
  readonly setClock: (ms: number) => void;
}

/** Lets the events of a story happen. */
export const createWeather = ({
  world,
  executions,
  start,
  story,
  setClock,
}: WeatherOptions): ((event: StoryEvent) => void) => {
  const { scheduler, siesa, product, stores } = world;
  const begins = scheduler.now;
  const removed = new Set<string>();
  let outage = false;
  let direction: 'in' | 'out' | undefined;

  /** Rows shift one way while a sync runs: of one that comes and one that goes between two pages, numbers of pages can tell nothing. */
  const shift = (way: 'in' | 'out', change: () => void): void => {
    const running = executions.some(({ end, actor }) => end === undefined && actor.alive);
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
  const until = (end: number, change: () => void): void => {
    scheduler.after(Math.max(0, Math.min(end, story.calmAt) - (scheduler.now - begins)), change);
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
            [...stores.ledger.of(world.clientId).values()].some(({ accepted }) => accepted),
        );
        break;
      case 'sulk':
        product.sulksAt.add(event.id);
        until(event.until, () => product.sulksAt.delete(event.id));
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
        product.locked = true;
        until(event.until, () => (product.locked = false));
        break;
      case 'clock':
        setClock(event.ms);
        break;
      case 'mapping':
        stores.mappings.documents.set('field-mappings-kong.json', changedMapping);
        break;
    }
  };
};

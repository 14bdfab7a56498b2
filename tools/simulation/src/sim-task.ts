import type { SiesaRow } from '@siesa-integration/siesa-client';
import {
  extract,
  load,
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
  summarize,
  transform,
} from '@siesa-integration/sync-pipeline';
import { errorOf } from '@siesa-integration/sync-pipeline/testing';
import { Actor } from './actor.ts';
import type { Execution } from './execution.ts';
import { simPorts, type ClientWorld } from './sim-ports.ts';

export interface MachineOptions {
  readonly world: ClientWorld;
  readonly execution: Execution;
  /** Milliseconds that each invocation has. */
  readonly lifeMs: Readonly<Record<StageName, number>>;
  /** Invocations by their actor, for whoever lets them die. */
  readonly deaths: Map<Actor, () => void>;
  readonly onPayload: (payload: string) => void;
}

export type StageName = 'extract' | 'transform' | 'load' | 'summarize';

export interface CaughtError {
  readonly Error: string;
  readonly Cause: string;
}

/** An error as a state catches it. */
export class StateFailed extends Error {
  readonly caught: CaughtError;

  constructor(caught: CaughtError) {
    super(caught.Error);
    this.caught = caught;
  }
}

/** `system.md` section 6: what the machine does not try again. */
const permanent = new Set([
  ...[
    'InvalidInput',
    'ClientNotFound',
    'ClientDisabled',
    'ConfigurationInvalid',
    'MappingInvalid',
    'SecretMissing',
    'SiesaAuthenticationFailed',
  ],
  ...[
    'ProductAuthenticationFailed',
    'SiesaContractBroken',
    'ProductContractBroken',
    'SyncAlreadyRunning',
    'LeaseLost',
    'SyncTimedOut',
    'CountMismatch',
  ],
]);

const mostAttempts = 4;

/** One Task: up to three more attempts, as its retriers say. */
export const task = async (options: MachineOptions, stage: StageName, payload: unknown): Promise<unknown> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await invoke(options, stage, payload);
    } catch (error) {
      if (!(error instanceof StateFailed) || attempt === mostAttempts || permanent.has(error.caught.Error)) throw error;
      await options.world.boundary.sleep(
        options.execution.actor,
        options.world.chance.next() * 2000 * 2 ** (attempt - 1),
      );
    }
  }
};

/** One invocation of one Lambda: an actor of its own, which can die or be given up while it lives. */
const invoke = (options: MachineOptions, stage: StageName, payload: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { world, execution, deaths, onPayload } = options;
    const actor = new Actor(stage, execution.actor);
    const { boundary, scheduler } = world;
    const endsAt = scheduler.now + options.lifeMs[stage];
    const fail = (caught: CaughtError): void => {
      boundary.tell(execution.actor, 5, () => {
        reject(new StateFailed(caught));
      });
    };
    deaths.set(actor, () => {
      fail({ Error: 'Lambda.Unknown', Cause: '' });
    });
    scheduler.after(options.lifeMs[stage], () => {
      if (execution.actor.pausedUntil > scheduler.now || !deaths.delete(actor)) return; // a stopped host stops nobody
      actor.die();
      fail({ Error: 'Sandbox.Timedout', Cause: '' });
    });

    const text = JSON.stringify(payload);
    onPayload(text);
    const given: SiesaRow[] = [];
    const ports = simPorts(world, actor, { ...execution, onRows: (rows) => given.push(...rows) });
    stages[stage](JSON.parse(text), ports, { remainingMs: () => endsAt - scheduler.now }).then(
      (answer) => {
        if (deaths.delete(actor)) remember(execution.given, given); // not of an attempt that was given up
        const answered = JSON.stringify(answer);
        onPayload(answered);
        boundary.tell(execution.actor, 1, () => {
          resolve(JSON.parse(answered));
        });
      },
      (error: unknown) => {
        deaths.delete(actor);
        fail(errorOf(error));
      },
    );
  });

const remember = (given: Map<string, number>, rows: readonly SiesaRow[]): void => {
  for (const { f_codigo: id, f_fecha_modificacion: modified } of rows) {
    if (typeof id === 'string' && typeof modified === 'string')
      given.set(id, Math.max(given.get(id) ?? 0, Date.parse(modified)));
  }
};

type AnyStage = (
  event: unknown,
  ports: ReturnType<typeof simPorts>,
  slice: { readonly remainingMs: () => number },
) => Promise<unknown>;

const stages: Readonly<Record<StageName, AnyStage>> = {
  extract: async (event, ports, slice) => extract(parseExtractRequest(event), ports, slice),
  transform: async (event, ports, slice) => transform(parseTransformRequest(event), ports, slice),
  load: async (event, ports, slice) => load(parseLoadRequest(event), ports, slice),
  summarize: async (event, ports, slice) => summarize(parseSummarizeRequest(event), ports, slice),
};

import { join } from 'node:path';
import type { Story } from '../scenario/stories.ts';
import type { UntrueKind } from '../scenario/untrue-scenarios.ts';

/** One guard removed: functions of one module are replaced. */
export interface Mutant {
  /** What no longer holds. */
  readonly name: string;
  /** The module that holds the guard, as it is imported. */
  readonly module: string;
  readonly broken: (real: unknown) => object;
  /** No earlier seed fails. @defaultValue 1 */
  readonly firstSeed?: number;
  /** The untrue answers that only this guard keeps from harm. @defaultValue random scenarios */
  readonly untrue?: UntrueKind;
  /** The situation that this guard was made for. @defaultValue random scenarios */
  readonly story?: Story;
}

/**
 * Removes one guard of the pipeline.
 *
 * @param file - the module that holds it, from the pipeline's `src`
 * @param broken - what replaces which functions of the module
 */
export const mutant = <Module extends object>(
  file: string,
  name: string,
  broken: (real: Module) => Partial<Module>,
): Mutant => ({
  name,
  module: `@siesa-integration/sync-pipeline/src/${file}`,
  broken: broken as Mutant['broken'],
});

/** Rooms that hold guards; the published ones export no single module. */
type Library = 'outgoing-http' | 'siesa-client' | 'destination-adapter' | 'sync-pipeline';

const libs = join(import.meta.dirname, '../../../../libs');

/**
 * Removes one guard that only untrue answers need.
 *
 * @param file - the module that holds it, from the package's `src`
 */
export const mutantOf =
  (library: Library) =>
  <Functions extends object>(
    file: string,
    untrue: UntrueKind,
    name: string,
    broken: (real: Functions) => Partial<Functions>,
  ): Mutant => ({
    name: `${untrue}: ${name}`,
    module: join(libs, library, 'src', file),
    broken: broken as Mutant['broken'],
    untrue,
  });

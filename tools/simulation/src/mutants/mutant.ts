/** One guard removed: functions of one module are replaced. */
export interface Mutant {
  /** What no longer holds. */
  readonly name: string;
  /** The module of the pipeline that holds the guard, as it is imported. */
  readonly module: string;
  readonly broken: (real: unknown) => object;
  /** No earlier seed fails. @defaultValue 1 */
  readonly firstSeed?: number;
}

/**
 * Removes one guard.
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

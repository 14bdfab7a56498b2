/** A guard switched off: one module whose functions are replaced. */
export interface Mutant {
  /** What no longer holds. */
  readonly name: string;
  /** From `src`. */
  readonly module: string;
  readonly broken: (real: unknown) => object;
  /** Where to look first: no story before it goes wrong. @defaultValue 1 */
  readonly firstSeed?: number;
}

/**
 * Switches one guard off.
 *
 * @param broken - what replaces which functions of the module
 */
export const mutant = <Module extends object>(
  module: string,
  name: string,
  broken: (real: Module) => Partial<Module>,
): Mutant => ({ name, module, broken: broken as Mutant['broken'] });

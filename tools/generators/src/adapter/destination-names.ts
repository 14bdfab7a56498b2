/** A destination's name in the spellings that code needs. */
export interface DestinationNames {
  /** For example `tms`: of files, variables and the `product_type`. */
  readonly name: string;
  /** For example `Tms`: in the names of types. */
  readonly className: string;
  /** For example `TMS`: in messages and documents. */
  readonly title: string;
}

/**
 * The spellings of a destination's name.
 *
 * @throws when the name does not fit all of them
 *
 * @example
 * destinationNames('tms'); // { name: 'tms', className: 'Tms', title: 'TMS' }
 */
export const destinationNames = (name: string): DestinationNames => {
  if (!/^[a-z][a-z0-9]{1,20}$/.test(name)) {
    throw new Error(
      `'${name}' cannot name a destination: 2 to 21 small letters and digits, a letter first, for example 'tms'.`,
    );
  }
  const className = name.charAt(0).toUpperCase() + name.slice(1);
  return { name, className, title: name.length <= 4 ? name.toUpperCase() : className };
};

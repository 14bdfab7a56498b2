/** A product's name in the spellings that code needs. */
export interface ProductNames {
  /** For example `tms`: of files, variables and the `product_type`. */
  readonly name: string;
  /** For example `Tms`: in the names of types. */
  readonly className: string;
  /** For example `TMS`: for people. */
  readonly title: string;
}

/**
 * The spellings of a product's name.
 *
 * @throws when the name cannot be all of them
 *
 * @example
 * productNames('tms'); // { name: 'tms', className: 'Tms', title: 'TMS' }
 */
export const productNames = (name: string): ProductNames => {
  if (!/^[a-z][a-z0-9]{1,20}$/.test(name)) {
    throw new Error(
      `'${name}' cannot name a product: 2 to 21 small letters and digits, a letter first, for example 'tms'.`,
    );
  }
  const className = name.charAt(0).toUpperCase() + name.slice(1);
  return { name, className, title: name.length <= 4 ? name.toUpperCase() : className };
};

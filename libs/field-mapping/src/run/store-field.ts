type Store = (product: Record<string, unknown>, value: unknown) => void;

/**
 * One assignment with a literal name for each fixed field, because V8 optimises these better than one assignment with a
 * computed name.
 */
const known: Readonly<Record<string, Store>> = {
  id(product, value) {
    product['id'] = value;
  },
  external_id(product, value) {
    product['external_id'] = value;
  },
  name(product, value) {
    product['name'] = value;
  },
  sku(product, value) {
    product['sku'] = value;
  },
  stock_quantity(product, value) {
    product['stock_quantity'] = value;
  },
  display_name(product, value) {
    product['display_name'] = value;
  },
  category(product, value) {
    product['category'] = value;
  },
  ean(product, value) {
    product['ean'] = value;
  },
  warehouse_location(product, value) {
    product['warehouse_location'] = value;
  },
  warehouse_zone(product, value) {
    product['warehouse_zone'] = value;
  },
  rfid_tag_id(product, value) {
    product['rfid_tag_id'] = value;
  },
};

/** Makes the assignment of a value to one or more fields. The document check has refused names that could reach a prototype. */
export const storeField = (names: readonly string[]): Store => {
  const [first, ...others] = names.map(storeOne);
  if (first === undefined) throw new RangeError('a field without a name');
  if (others.length === 0) return first;

  return (product, value) => {
    first(product, value);
    for (const store of others) store(product, value);
  };
};

const storeOne = (name: string): Store =>
  (Object.hasOwn(known, name) ? known[name] : undefined) ??
  ((product, value) => {
    product[name] = value;
  });

/** An empty product with the required fields in order, so that all products have one hidden class in V8. */
export const emptyProduct = (): Record<string, unknown> => ({
  id: undefined,
  external_id: undefined,
  name: undefined,
  sku: undefined,
});

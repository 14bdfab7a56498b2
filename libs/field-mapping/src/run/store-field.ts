type Store = (product: Record<string, unknown>, value: unknown) => void;

/**
 * Assignments to the known fields, each under its own fixed name: the engine keeps one fast path for each, which one
 * assignment under a computed name would not get.
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

/** How a value gets into the product, under one name or several. Names that could reach a prototype were refused with the document. */
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

/** A product before anything is mapped: the required fields in their places, so that all products have one shape. */
export const emptyProduct = (): Record<string, unknown> => ({
  id: undefined,
  external_id: undefined,
  name: undefined,
  sku: undefined,
  stock_quantity: undefined,
});

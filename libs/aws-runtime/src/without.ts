/** The same item without some of its attributes. */
export const without = (
  item: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): Record<string, unknown> => Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

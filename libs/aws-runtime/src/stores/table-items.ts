/** An item of a table, as the document client gives it. */
export type Item = Record<string, unknown>;

/** The item without some of its attributes. */
export const withoutAttributes = (item: Readonly<Item>, ...names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

/** Whether DynamoDB refused a write because the item did not meet the write's condition. */
export const isFailedCondition = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

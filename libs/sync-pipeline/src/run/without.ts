/**
 * A copy that lacks some members.
 *
 * @example
 * without({ owner: 'a', epoch: 1 }, 'owner'); // { epoch: 1 }
 */
export const without = <Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  ...names: readonly Name[]
): Omit<Whole, Name> => {
  const left = { ...whole };
  for (const name of names) Reflect.deleteProperty(left, name);
  return left;
};

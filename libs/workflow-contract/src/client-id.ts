/** A client id becomes a table key, a prefix of object keys and part of a secret's name. */
export const clientIdRule = /^[a-z0-9][a-z0-9-]{1,31}$/;

/**
 * What is wrong with a client id, or `undefined`.
 *
 * @example
 * clientIdProblem('../cliente-b'); // "'../cliente-b' is not a client id: 2 to 32 of a-z, 0-9 and '-', not beginning with '-'"
 */
export const clientIdProblem = (id: string): string | undefined =>
  clientIdRule.test(id)
    ? undefined
    : `'${id.slice(0, 40)}' is not a client id: 2 to 32 of a-z, 0-9 and '-', not beginning with '-'`;

/** An error under a name that a workflow's catchers match, for example `DynamoDB.ConditionalCheckFailedException`. A catcher turns it into `{"Error": name, "Cause": message}`. */
export class StatesError extends Error {
  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

/** An error of an optimized integration: its name begins with the service's. */
export const serviceError = (service: string, thrown: unknown): StatesError => {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new StatesError(`${service}.${name}`, message, { cause: thrown });
};

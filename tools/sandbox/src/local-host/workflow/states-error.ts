/** An error under a name that the state machine knows, for example `DynamoDB.ConditionalCheckFailedException`. A catcher makes `{"Error": name, "Cause": message}` of it. */
export class StatesError extends Error {
  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

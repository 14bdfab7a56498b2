/** An error under a name that a workflow's catchers match, for example `DynamoDB.ConditionalCheckFailedException`. A catcher turns it into `{"Error": name, "Cause": message}`. */
export class StatesError extends Error {
  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

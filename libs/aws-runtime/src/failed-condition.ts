/** Whether DynamoDB refused a write because the item was not as the condition says. */
export const failedCondition = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { JobHistory } from '@siesa-integration/reconciliation-stages';
import { type Item, isFailedCondition } from '../stores/table-items.ts';
import type { FilesTableOptions } from './files-table.ts';

/**
 * Which jobs reconciled which day, one item for the rules of a name: an attribute for each day, with its jobs in their order. A year of days is some 20 KB of the 400 KB
 * that an item may have.
 */
export const createHistoryTable = ({
  documents,
  tableName,
}: Pick<FilesTableOptions, 'documents' | 'tableName'>): JobHistory => {
  const daysOf = async (rulesName: string): Promise<Item> => {
    const { Item: item = {} } = await documents.send(
      new GetCommand({ TableName: tableName, Key: keyOf(rulesName), ConsistentRead: true }),
    );
    return item;
  };
  return {
    before: async (rulesName, day) => {
      const days = await daysOf(rulesName);
      const last = Object.keys(days)
        .filter((each) => isDay(each) && each < day)
        .sort()
        .at(-1);
      return last === undefined ? undefined : jobsOf(days, last).at(-1);
    },
    after: async (rulesName, day) => {
      const days = await daysOf(rulesName);
      const later = Object.keys(days)
        .filter((each) => isDay(each) && each > day)
        .sort();
      return later.flatMap((each) => jobsOf(days, each).at(-1) ?? []);
    },
    record: async (rulesName, day, jobId) => {
      try {
        await documents.send(
          new UpdateCommand({
            TableName: tableName,
            Key: keyOf(rulesName),
            UpdateExpression: 'SET #day = list_append(if_not_exists(#day, :none), :jobs)',
            ConditionExpression: 'NOT contains(#day, :job)',
            ExpressionAttributeNames: { '#day': day },
            ExpressionAttributeValues: { ':none': [], ':jobs': [jobId], ':job': jobId },
          }),
        );
      } catch (error) {
        if (!isFailedCondition(error)) throw error; // a repeated stage has recorded it already
      }
      const jobs = jobsOf(await daysOf(rulesName), day);
      return jobs[jobs.indexOf(jobId) - 1];
    },
  };
};

const keyOf = (rulesName: string) => ({ file_id: `#history#${rulesName}` });

const isDay = (name: string): boolean => /^\d{4}-\d\d-\d\d$/.test(name);

const jobsOf = (days: Item, day: string): readonly string[] => (days[day] ?? []) as readonly string[];

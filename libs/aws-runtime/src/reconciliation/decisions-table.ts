import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type DecisionLog, parseDecisions } from '@siesa-integration/reconciliation-stages';
import { batchGet } from '../stores/dynamo-batches.ts';
import { isFailedCondition } from '../stores/table-items.ts';
import type { FilesTableOptions } from './files-table.ts';

/** Read at once. */
const pageSize = 100;

/**
 * What people have decided, one item each, numbered without a gap: two who decide at once get two numbers, and nothing is changed or deleted.
 *
 * @example
 * const decisions = createDecisionsTable({ documents: connectToDynamoDB(), tableName: 'files' });
 * await decisions.list('supplier-orders');
 */
export const createDecisionsTable = ({
  documents,
  tableName,
}: Pick<FilesTableOptions, 'documents' | 'tableName'>): DecisionLog => {
  const textsFrom = async (rulesName: string, first: number): Promise<readonly string[]> => {
    const numbers = Array.from({ length: pageSize }, (_, at) => first + at);
    const found = await batchGet(
      documents,
      tableName,
      numbers.map((no) => keyOf(rulesName, no)),
    );
    const texts = new Map(found.map((item) => [String(item['file_id']), String(item['decision'])]));
    return numbers.flatMap((no) => texts.get(keyOf(rulesName, no).file_id) ?? []);
  };
  const all = async (rulesName: string): Promise<readonly string[]> => {
    const texts: string[] = [];
    for (;;) {
      const page = await textsFrom(rulesName, texts.length + 1);
      texts.push(...page);
      if (page.length < pageSize) return texts;
    }
  };
  return {
    list: async (rulesName) => parseDecisions(`[${(await all(rulesName)).join(',')}]`),
    add: async (rulesName, decision) => {
      for (let no = (await all(rulesName)).length + 1; ; no += 1) {
        try {
          await documents.send(
            new PutCommand({
              TableName: tableName,
              Item: { ...keyOf(rulesName, no), decision: JSON.stringify(decision) },
              ConditionExpression: 'attribute_not_exists(file_id)',
            }),
          );
          return;
        } catch (error) {
          if (!isFailedCondition(error)) throw error; // another person took the number
        }
      }
    },
  };
};

const keyOf = (rulesName: string, no: number) => ({ file_id: `#decision#${rulesName}#${String(no)}` });

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { batchGet, batchWrite, ProvisionedThroughputExceededException } from './dynamo-batches.ts';
import { listen, local } from '../testing/stand-ins.ts';

interface Asked {
  readonly RequestItems: Readonly<Record<string, unknown>>;
}

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A DynamoDB with scripted answers, because no embedded one runs out of capacity. */
const aDynamoDB = async (answer: (asked: Asked) => object): Promise<DynamoDBDocumentClient> => {
  const server = createServer((request, response) => {
    void text(request).then((body) =>
      response
        .setHeader('content-type', 'application/x-amz-json-1.0')
        .end(JSON.stringify(answer(JSON.parse(body) as Asked))),
    );
  });
  servers.push(server);
  return DynamoDBDocumentClient.from(new DynamoDBClient({ ...local, endpoint: await listen(server) }));
};

const impatient = { pauses: [1, 1] };

describe('batchWrite', () => {
  it('writes again what DynamoDB left undone', async () => {
    const asked: unknown[] = [];
    const documents = await aDynamoDB(({ RequestItems }) => {
      const requests = RequestItems['t'] as unknown[];
      asked.push(...requests);
      return requests.length > 1 ? { UnprocessedItems: { t: requests.slice(1) } } : {};
    });

    await batchWrite(documents, 't', [{ id: 'a' }, { id: 'b' }], impatient);

    expect(asked).toMatchObject([
      { PutRequest: { Item: { id: { S: 'a' } } } },
      { PutRequest: { Item: { id: { S: 'b' } } } },
      { PutRequest: { Item: { id: { S: 'b' } } } },
    ]);
  });

  it('fails when DynamoDB leaves something undone in every attempt', async () => {
    const documents = await aDynamoDB(({ RequestItems }) => ({ UnprocessedItems: RequestItems }));

    await expect(batchWrite(documents, 't', [{ id: 'a' }], impatient)).rejects.toThrow(
      ProvisionedThroughputExceededException,
    );
  });
});

describe('batchGet', () => {
  it('reads again what DynamoDB left undone', async () => {
    let calls = 0;
    const documents = await aDynamoDB(({ RequestItems }) => {
      calls += 1;
      return calls === 1
        ? { Responses: { t: [] }, UnprocessedKeys: RequestItems }
        : { Responses: { t: [{ id: { S: 'a' } }] } };
    });

    expect(await batchGet(documents, 't', [{ id: 'a' }], impatient)).toEqual([{ id: 'a' }]);
  });
});

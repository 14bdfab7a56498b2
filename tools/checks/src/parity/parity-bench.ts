import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { exampleKeys, exampleMapping, type Simulators, startSimulators } from '@siesa-integration/sandbox/simulators';
import { clientStateKey, resourceNames } from '@siesa-integration/workflow-contract';
import { normalized } from './normalized.ts';
import type { ParityEnd, ParityHost } from './parity-host.ts';

type ClientSettings = Readonly<Record<string, unknown>>;

/** One client of its own on one host, with simulators of its own. */
export interface ParityBench extends Simulators {
  readonly clientId: string;
  readonly host: ParityHost;
  /** Stores the client's settings with some of them replaced. */
  readonly settings: (changes?: ClientSettings) => Promise<void>;
  /** Starts an execution for the client, and waits for its end. */
  readonly run: (input?: Readonly<Record<string, unknown>>) => Promise<ParityEnd>;
  /** Replaces parts of the client's `#state`. */
  readonly putState: (state: Readonly<Record<string, unknown>>) => Promise<void>;
  /** All that people and the next run see, so that two hosts can be compared. */
  readonly seen: () => Promise<string>;
}

export interface ParityBenchOptions {
  readonly product: 'kong' | 'wms';
  /** Products in Siesa. */
  readonly size: number;
  readonly settings?: ClientSettings;
}

const tables = resourceNames('dev', '000000000000');

/** Prepares a client: settings, both secrets, its mapping. */
export const parityBench = async (
  host: ParityHost,
  clientId: string,
  { product, size, settings: changed = {} }: ParityBenchOptions,
): Promise<ParityBench> => {
  const simulators = await startSimulators({ size });
  const ends: ParityEnd[] = [];
  const document = {
    client_id: clientId,
    client_name: 'Empresa',
    enabled: true,
    enabled_key: 'enabled',
    product_type: product,
    siesa_api_url: simulators.siesa.url.href,
    siesa_credentials_secret: `siesa-integration/${clientId}/siesa`,
    product_api_url: simulators[product].url.href,
    product_credentials_secret: `siesa-integration/${clientId}/${product}`,
    sync_schedule: 'rate(6 hours)',
    field_mappings_key: `field-mappings-${product}.json`,
    ...changed,
  };
  const put = (TableName: string, Item: Readonly<Record<string, unknown>>) =>
    host.documents.send(new PutCommand({ TableName, Item }));
  const itemsOf = async (TableName: string, key: string) => {
    const { Items = [] } = await host.documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#key = :client',
        ExpressionAttributeNames: { '#key': key },
        ExpressionAttributeValues: { ':client': clientId },
        ConsistentRead: true,
      }),
    );
    return Items;
  };
  const settings = async (changes: ClientSettings = {}): Promise<void> => {
    await put(tables.clientsTable, { ...document, ...changes });
  };

  await settings();
  await host.putSecret(document.siesa_credentials_secret, simulators.siesa.secret);
  await host.putSecret(document.product_credentials_secret, {
    api_url: document.product_api_url,
    api_key: exampleKeys[product],
  });
  await host.putMapping(document.field_mappings_key, await exampleMapping(`field-mappings-${product}.json`));
  return {
    ...simulators,
    clientId,
    host,
    settings,
    run: async (input = {}) => {
      const end = await host.run({ client_id: clientId, ...input });
      ends.push(end);
      return end;
    },
    putState: async (state) => {
      await put(tables.syncStateTable, { tenantId: clientId, syncId: clientStateKey, version: 1, epoch: 1, ...state });
    },
    seen: async () =>
      normalized({
        ends,
        stored: [...simulators[product].products.values()],
        client: await itemsOf(tables.clientsTable, 'client_id'),
        state: await itemsOf(tables.syncStateTable, 'tenantId'),
        ledger: await itemsOf(tables.ledgerTable, 'client_id'),
      }),
  };
};

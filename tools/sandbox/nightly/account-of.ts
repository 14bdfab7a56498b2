import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { createLedgerTable, createStateTable } from '@siesa-integration/aws-runtime';
import type { ClientState, LedgerEntry } from '@siesa-integration/sync-pipeline';
import type { EmulatedHost } from '../src/emulated-host/emulated-host.ts';

/** What the service itself keeps of one client. */
export interface Account {
  readonly state: ClientState | undefined;
  readonly ledger: readonly LedgerEntry[];
  /** How each run ended: its sync id and its status. */
  readonly history: readonly { readonly syncId: string; readonly status: string }[];
}

export const accountOf = async (
  { clients: { documents }, resources }: EmulatedHost,
  clientId: string,
): Promise<Account> => {
  const states = createStateTable({ documents, tableName: resources.syncStateTable });
  const ledger = createLedgerTable({ documents, tableName: resources.ledgerTable });
  return {
    state: (await states.read(clientId))?.state,
    ledger: await Array.fromAsync(ledger.entries(clientId)),
    history: (await historyOf(documents, resources.syncStateTable, clientId)).map(({ syncId, status }) => ({
      syncId,
      status,
    })),
  };
};

type Item = Readonly<Record<'syncId' | 'status', string>>;

const historyOf = async (
  documents: EmulatedHost['clients']['documents'],
  tableName: string,
  clientId: string,
): Promise<readonly Item[]> => {
  const query = new QueryCommand({
    TableName: tableName,
    KeyConditionExpression: 'tenantId = :client',
    ExpressionAttributeValues: { ':client': clientId },
  });
  const { Items: items = [] } = await documents.send(query);
  return (items as Item[]).filter(({ syncId }) => syncId !== '#state');
};

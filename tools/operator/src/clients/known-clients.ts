import { clientIdProblem } from '@siesa-integration/workflow-contract';
import type { Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { suggestion } from '../suggestion.ts';
import { explained, message, placeIn } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** The settings of all clients, or of one. @throws OperatorMistake when there is no such client */
export const knownClients = async (host: Host, clientId?: string): Promise<readonly SettingsDocument[]> => {
  if (clientId !== undefined) await assertKnownClient(host, clientId);
  return (await host.stores.settings.list()).filter(
    (settings) => clientId === undefined || settings['client_id'] === clientId,
  );
};

/** The ids of all clients that are enabled. @throws OperatorMistake when there are none */
export const enabledClients = async ({ stores, place, options }: Host): Promise<readonly string[]> => {
  const enabled = (await stores.settings.list()).filter((settings) => settings['enabled'] === true);
  if (enabled.length === 0)
    throw new OperatorMistake(message('mistake/none-enabled', { place: placeIn(place), options }), {
      code: 'CLIENT_DISABLED',
    });
  return enabled.map((settings) => String(settings['client_id']));
};

/** Throws an {@link OperatorMistake} that names the nearest client, unless there is a client with this id. */
export const assertKnownClient = async ({ stores, place }: Host, clientId: string): Promise<void> => {
  const problem = clientIdProblem(clientId);
  if (problem !== undefined)
    throw new OperatorMistake(message('mistake/client-id', { problem: explained(problem, 'new/id-problem') }));
  if ((await stores.clients.find(clientId)) !== undefined) return;
  const known = (await stores.settings.list()).map((settings) => String(settings['client_id']));
  throw new OperatorMistake(
    message('mistake/no-client', { client: clientId, place: placeIn(place), suggestion: suggestion(clientId, known) }),
    {
      code: 'CLIENT_NOT_FOUND',
    },
  );
};

/** Throws an {@link OperatorMistake} unless every client is known, enabled, and has usable settings, mapping and secrets. Checked before anything is started. */
export const assertClientsReady = async (host: Host, clientIds: readonly string[]): Promise<void> => {
  const { allOf, checkSettings } = await import('./check-settings.ts'); // it brings the stages, and most commands only look a client up
  for (const clientId of clientIds) {
    await assertKnownClient(host, clientId);
    const { problems, client } = await checkSettings(clientId, host);
    if (problems.length > 0) throw allOf(problems);
    if (client?.enabled === false)
      throw new OperatorMistake(
        message('mistake/client-disabled', { client: clientId, place: placeIn(host.place), options: host.options }),
        { code: 'CLIENT_DISABLED' },
      );
  }
};

/**
 * Throws an {@link OperatorMistake} that names the nearest one, unless each of these is a canonical field that a client's mapping fills, or a list that its
 * Siesa's items are joined with.
 */
export const assertFieldsOrLists = async (host: Host, clientId: string, names: readonly string[]): Promise<void> => {
  if (names.length === 0) return;
  const [{ checkSettings }, { dialectOf }] = await Promise.all([
    import('./check-settings.ts'),
    import('@siesa-integration/siesa-client'),
  ]);
  const { client, mapping } = await checkSettings(clientId, host);
  const fields = mapping?.canonicalFields ?? [];
  const lists = client
    ? dialectOf(client.siesa)
        .joinedLists(client.siesa)
        .map(({ list }) => list)
    : [];
  const byTarget = new Map(mapping?.destinationFields.map(({ canonical, target }) => [target, canonical]));
  for (const name of names) {
    if (fields.includes(name) || lists.some((list) => name === list || name.startsWith(`${list} `))) continue;
    const meant = byTarget.get(name);
    throw new OperatorMistake(
      message('mistake/no-field', {
        client: clientId,
        field: name,
        suggestion:
          meant === undefined
            ? suggestion(name, [...fields, ...lists])
            : message('mistake/canonical-name', { field: name, meant }),
      }),
      { code: 'WRONG_USAGE' },
    );
  }
};

import { clientIdProblem } from '@siesa-integration/sync-pipeline';
import type { Host } from '../hosts/host.ts';
import { suggestion } from '../nearest.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { checkSettings } from '../clients/check-settings.ts';

/** Throws an {@link OperatorMistake} unless every client is known, enabled, and has settings, mapping and secrets that can be used: nothing is started then. */
export const assertClientsReady = async (host: Host, clientIds: readonly string[]): Promise<void> => {
  for (const clientId of clientIds) {
    await assertKnownClient(host, clientId);
    const { problems, client } = await checkSettings(clientId, host);
    const [problem] = problems;
    if (problem) throw new OperatorMistake(problems.map(({ message }) => message).join(' '), { code: problem.code });
    if (client?.enabled === false)
      throw new OperatorMistake(
        `Client '${clientId}' is disabled ${host.place}: enable it with \`siesa-sync client enable ${clientId} ${host.options}\`.`,
        { code: 'CLIENT_DISABLED' },
      );
  }
};

/** Throws an {@link OperatorMistake} that names the nearest client unless there is this one. */
export const assertKnownClient = async ({ stores, place }: Host, clientId: string): Promise<void> => {
  const problem = clientIdProblem(clientId);
  if (problem !== undefined) throw new OperatorMistake(`${problem}.`);
  if ((await stores.clients.find(clientId)) !== undefined) return;
  const known = (await stores.settings.list()).map((settings) => String(settings['client_id']));
  throw new OperatorMistake(`There is no client '${clientId}' ${place}: ${suggestion(clientId, known)}`, {
    code: 'CLIENT_NOT_FOUND',
  });
};

import { OperatorMistake } from '../../operator-mistake.ts';
import type { Stores } from '../stores.ts';
import type { FileProblem } from './local-folder.ts';

/**
 * The stores of a folder in which some files cannot be used. The tables still hold the previous values of these files, so reading one throws the file's problem
 * instead. Everything else works.
 */
export const refuseBrokenFiles = (stores: Stores, problems: readonly FileProblem[]): Stores => {
  const refuse = (of: FileProblem['of'], name: string): void => {
    const problem = problems.find((candidate) => candidate.of === of && candidate.name === name);
    if (problem) throw new OperatorMistake(problem.error.message, { cause: problem.error });
  };
  const isBroken = (clientId: unknown): boolean =>
    problems.some(({ of, name }) => of === 'client' && name === clientId);
  return {
    ...stores,
    clients: {
      ...stores.clients,
      find: async (clientId) => {
        refuse('client', clientId);
        return stores.clients.find(clientId);
      },
    },
    settings: {
      ...stores.settings,
      list: async () => (await stores.settings.list()).filter(({ client_id: id }) => !isBroken(id)),
    },
    mappings: {
      get: async (key) => {
        refuse('mapping', key);
        return stores.mappings.get(key);
      },
    },
    secrets: {
      read: async (name, options) => {
        refuse('secret', name);
        return stores.secrets.read(name, options);
      },
    },
  };
};

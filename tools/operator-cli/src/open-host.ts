import { openEnvHost, openLocalHost, type Host, type HostChoice } from '@siesa-integration/operator';

/** Opens the host that was chosen. @throws OperatorMistake when it cannot be opened */
export const openHost = async (choice: HostChoice): Promise<Host> => {
  if ('env' in choice) return openEnvHost(choice.env);
  const { localService } = await import('./local-service.ts');
  return openLocalHost(choice.local, localService);
};

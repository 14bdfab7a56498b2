import {
  openEmulatedHost,
  openEnvHost,
  openLocalHost,
  type Host,
  type HostChoice,
} from '@siesa-integration/operator/hosts';
import { loadSandbox } from './load-sandbox.ts';

/** Opens the host that was chosen. @throws OperatorMistake when it cannot be opened */
export const openHost = async (choice: HostChoice): Promise<Host> => {
  if ('env' in choice) return openEnvHost(choice.env);
  if (!choice.emulate) return openLocalHost(choice.local);
  const { openEmulatedFolder } = await loadSandbox(() => import('./emulated-folder.ts'));
  return openEmulatedHost(choice.local, openEmulatedFolder);
};

import { OperatorMistake } from '../operator-mistake.ts';
import type { Host, HostChoice } from './host.ts';
import { openLocalHost } from './local-host.ts';

/** Opens the host that was chosen. @throws {@link OperatorMistake} when it cannot be. */
export const openHost = (choice: HostChoice): Promise<Host> => {
  if ('local' in choice) return openLocalHost(choice.local);
  throw new OperatorMistake(`There is no environment '${choice.env}'.`);
};

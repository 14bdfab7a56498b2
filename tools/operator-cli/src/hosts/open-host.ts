import type { Host, HostChoice } from './host.ts';

/** Opens the host that was chosen; each brings much code that the other does not need. @throws OperatorMistake when it cannot be. */
export const openHost = async (choice: HostChoice): Promise<Host> => {
  if ('local' in choice) return (await import('./local-host.ts')).openLocalHost(choice.local);
  const { openEnvHost } = await import('./env-host.ts');
  const { asMistake } = await import('./aws-mistakes.ts');
  return openEnvHost(choice.env).catch((error: unknown) => {
    throw asMistake(error);
  });
};

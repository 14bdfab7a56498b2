import type { SimulatorArguments } from './simulator-arguments.ts';
import { exampleKeys, type SimulatorName } from './start-simulators.ts';

/** What a person needs to use the simulators: address, key, what is in it, and the next move. */
export const announce = (running: readonly (readonly [SimulatorName, URL])[], { size, write }: Pick<SimulatorArguments, 'size' | 'write'>): string => {
  const lines = running.map(([name, url]) => `${name.padEnd(6)}${url.href.replace(/\/$/, '').padEnd(30)}key ${exampleKeys[name].padEnd(20)}${name === 'siesa' ? `${size.toLocaleString('en')} products` : 'empty'}`);
  const next = write === undefined ? '' : `\nFour example clients are in ${write}. In another terminal:\n  npx siesa-sync sync cliente-a cliente-b --local ${write} --type initial\n`;
  return `${lines.join('\n')}\n${next}\nCtrl+C ends them.\n`;
};

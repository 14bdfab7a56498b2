import { readFileSync } from 'node:fs';

/** The version in `package.json`, which is one folder above, both from the sources and from the built command. */
export const version = (): string => {
  const { version: own } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return own;
};

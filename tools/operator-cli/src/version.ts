import { readFileSync } from 'node:fs';

/** `package.json`, which is one folder above, both from the sources and from the built command. */
export const packageManifest = (): { readonly name: string; readonly version: string } =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };

/** The version of this command. */
export const version = (): string => packageManifest().version;

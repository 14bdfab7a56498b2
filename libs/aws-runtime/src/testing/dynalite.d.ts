/** dynalite 4 brings no types. https://github.com/architect/dynalite */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** Folder of the database; in memory when absent. */
    readonly path?: string;
    readonly createTableMs?: number;
    readonly updateTableMs?: number;
    readonly deleteTableMs?: number;
  }

  const dynalite: (options?: DynaliteOptions) => Server;
  export default dynalite;
}

declare module 'dynalite/db/index.js' {
  interface Keys {
    /** None at the end. */
    readonly nextv: (size: number) => Promise<readonly Uint8Array[]>;
    readonly close: () => Promise<void>;
  }

  /** Its LevelDB, as far as it is used here. */
  interface Database {
    readonly open: () => Promise<void>;
    readonly keys: (options: { readonly keyEncoding: 'buffer' }) => Keys;
    readonly close: () => Promise<void>;
  }

  export const create: (options: { readonly path: string }) => { readonly db: Database };
}

import type { LocalHostError } from '../host/local-host-error.ts';

/** A file of the folder that cannot be used, and the client, mapping or secret that it concerns. All others are unaffected. */
export interface FileProblem {
  readonly of: 'client' | 'mapping' | 'secret';
  /** The client's id, the mapping's key, or the secret's name: from the content, or else from the file's name. */
  readonly name: string;
  readonly error: LocalHostError;
}

import type { LocalHostError } from '../../template/local-host-error.ts';

/** A file of the folder that cannot be used, and whom it concerns: nobody else is kept from anything. */
export interface FileProblem {
  readonly of: 'client' | 'mapping' | 'secret';
  /** The client's id, the mapping's key, or the secret's name: where the content does not say it, the file's name does. */
  readonly name: string;
  readonly error: LocalHostError;
}

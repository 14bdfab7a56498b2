export type FileRejectedCode =
  | 'FILE_EMPTY'
  | 'NO_ROWS'
  | 'FILE_KIND'
  | 'FILE_CHANGED'
  | 'ENCODING'
  | 'HEADER'
  | 'FOOTER'
  | 'CONTROL_TOTAL'
  | 'TOO_MANY_BAD_ROWS';

/** A file cannot be reconciled. No row of it was used; its sender has to send another. */
export class FileRejected extends Error {
  override readonly name = 'FileRejected'; // the state machine matches on it
  readonly kind = 'configuration';
  readonly code: FileRejectedCode;

  /** @param sentence what is wrong, and what the sender can do about it */
  constructor(code: FileRejectedCode, fileName: string, sentence: string) {
    super(`'${fileName}' is refused: ${sentence}`);
    this.code = code;
  }
}

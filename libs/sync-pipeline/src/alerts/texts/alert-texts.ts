import { type ErrorKind, errorRow } from '@siesa-integration/workflow-contract';
import type { AlertFinding } from '../alert-state.ts';

/** What one language has to write. */
export interface AlertTexts {
  /** Few words without accents, because they are part of a mail's subject. */
  readonly subject: (finding: AlertFinding) => string;
  readonly over: string;
  /** What happened, as sentences. */
  readonly happened: (finding: AlertFinding, client: string) => string;
  /** What to do next. */
  readonly nextMove: (finding: AlertFinding, client: string) => string;
  readonly isOver: (finding: AlertFinding, client: string, since: string) => string;
  readonly more: (address: string) => string;
}

/** Who can end an error, for the next move. A name that is not in the catalogue is ours to mend. */
export const kindOf = (name: string): ErrorKind => errorRow(name)?.kind ?? 'defect';

import type { Redactor } from '@siesa-integration/outgoing-http';
import type { InProcessPorts } from '@siesa-integration/sync-pipeline/in-process';

/** A message to the people who operate the service. */
export interface Alert {
  /** `repeated`: the sync failed again for a cause that people know. It is kept and not delivered. */
  readonly kind: 'begun' | 'repeated' | 'over';
  readonly subject: string;
  /** JSON with one text for each way of delivery. */
  readonly message: string;
}

/** What the embedded host needs: the ports of every stage, and what the workflow itself writes. */
export interface EmbeddedPorts extends InProcessPorts {
  readonly history: HistoryWriter;
  readonly alerts: AlertSink;
  /** Removes the secrets that were read from what stages log and throw. @defaultValue none is removed */
  readonly redact?: Redactor;
}

export interface HistoryWriter {
  /** Adds a line to the sync history, or replaces the one of the same `tenantId` and `syncId`. */
  readonly put: (line: HistoryLine) => Promise<void>;
}

/** A sync that has ended, as the workflow writes it. */
export type HistoryLine = Readonly<Record<string, unknown>> & { readonly tenantId: string; readonly syncId: string };

export interface AlertSink {
  readonly publish: (alert: Alert) => Promise<void>;
}

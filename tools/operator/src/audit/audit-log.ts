import * as v from 'valibot';

/** What an operator can change. Stored, so these never change. */
export const auditedActions = [
  'signed-in',
  'sync-started',
  'sync-stopped',
  'product-sent',
  'rejects-retried',
  'client-added',
  'client-paused',
  'client-resumed',
  'settings-applied',
  'mapping-published',
  'alerts-tested',
  'reconciliation-started',
  'break-decided',
] as const;

const auditEntry = v.object({
  /** ISO 8601. */
  at: v.string(),
  /** The name under which somebody signed in, or that of this machine's user. */
  who: v.string(),
  /** The address that the change came from. */
  from: v.string(),
  what: v.picklist(auditedActions),
  client_id: v.exactOptional(v.string()),
  /** What it was about, such as the id of a sync. Never a secret. */
  about: v.exactOptional(v.string()),
});

/** One change that an operator made. */
export type AuditEntry = v.InferOutput<typeof auditEntry>;

/** An entry, and its place in the list. */
export interface StoredAuditEntry extends AuditEntry {
  readonly id: string;
}

/** What operators have changed on a host: who, when, what, from where. Kept 400 days. */
export interface AuditLog {
  readonly append: (entry: AuditEntry) => Promise<void>;
  /**
   * The newest `limit` entries, newest first.
   *
   * @param before - the id of an entry: only older ones. @defaultValue all
   */
  readonly latest: (limit: number, before?: string) => Promise<readonly StoredAuditEntry[]>;
}

/** The stored documents that are entries. A later version may write actions that this one does not know. */
export const auditEntries = (
  stored: readonly { readonly id: string; readonly entry: unknown }[],
): readonly StoredAuditEntry[] =>
  stored.flatMap(({ id, entry }) => (v.is(auditEntry, entry) ? [{ id, ...v.parse(auditEntry, entry) }] : []));

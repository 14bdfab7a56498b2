import type { LocalStores } from '@siesa-integration/local-runtime';
import { auditEntries, type AuditLog } from '../../audit/audit-log.ts';

/** The audit list in a folder's database. */
export const createFolderAudit = ({ append, latest }: LocalStores['audit']): AuditLog => ({
  append: (entry) => append({ ...entry }),
  latest: async (limit, before) => {
    const lines = await latest(limit, before === undefined ? undefined : Number(before));
    return auditEntries(lines.map(({ id, line }) => ({ id: String(id), entry: line })));
  },
});

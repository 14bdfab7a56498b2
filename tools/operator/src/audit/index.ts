export { auditedActions, type AuditEntry, type AuditLog, type StoredAuditEntry } from './audit-log.ts';

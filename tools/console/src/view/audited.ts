import type { AuditEntry } from '@siesa-integration/operator';
import type { View } from './view.ts';

/** Lists a change. Called before it is made, so that none is missing; one that fails afterwards is listed, too. */
export const audited = (
  { host, operator, now }: View,
  what: AuditEntry['what'],
  about: Pick<AuditEntry, 'client_id' | 'about'>,
): Promise<void> => host.stores.audit.append({ at: new Date(now).toISOString(), ...operator, what, ...about });

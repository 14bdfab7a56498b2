import { secretSchema } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';

/** The secret of a Kong client. `database_type`, `tenant_id`, `username` and `password` are carried and not used. */
export const kongSecretSchema = secretSchema({
  additional_config: v.optional(v.looseObject({ rfid_enabled: v.optional(v.boolean(), true) })),
});

/** The secret of a Kong client. */
export type KongSecret = v.InferOutput<typeof kongSecretSchema>;

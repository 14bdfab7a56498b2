import { secretSchema } from '@siesa-integration/destination-adapter';
import type { InferOutput } from 'valibot';

/** The secret of a WMS client. `service_endpoints` (`inventory`, `warehouse`, `orders`) are optional; `tenant_id` is carried and not used. */
export const wmsSecretSchema = secretSchema({});

/** The secret of a WMS client. */
export type WmsSecret = InferOutput<typeof wmsSecretSchema>;

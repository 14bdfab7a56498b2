import type { JobsPlace } from '@siesa-integration/operator';
import type { View } from '../../view/view.ts';

/** Where the jobs of a host are. */
export const placeOf = ({ host: { folder, stores } }: View): JobsPlace =>
  folder === undefined ? { env: stores.environment } : { dir: folder };

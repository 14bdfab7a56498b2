import { anyDialect, type DestinationDialect } from '@siesa-integration/destination-adapter';
import { kongCore } from './kong-core/kong-core.ts';

/** Every dialect of Kong beside `contract`, by its `product_dialect`: one folder and one line each. */
export const kongDialects: Readonly<Record<string, DestinationDialect>> = { 'kong-core': anyDialect(kongCore) };

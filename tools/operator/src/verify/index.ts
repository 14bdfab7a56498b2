export type { Finding } from './compare-holdings.ts';
export { type Repair, repairClient } from './repair-client.ts';
export { type Verification, verifyClient } from './verify-client.ts';

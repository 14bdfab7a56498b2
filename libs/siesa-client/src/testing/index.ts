export { aSiesaClient } from './a-siesa-client.ts';
export { aVirtualTime, type VirtualTime } from './a-virtual-time.ts';

import { setTimeout } from 'node:timers/promises';

/** Waits for another second, because ids of syncs begin with theirs: two syncs of one client in the same second have no order. */
export const nextSecond = (): Promise<void> => setTimeout(1000 - (Date.now() % 1000) + 1);

import type { SiesaClient } from '../siesa-client.ts';

/** What a dialect gives to the client: everything but the budget, which all dialects share. */
export type SiesaDialect = Omit<SiesaClient, 'budget'>;

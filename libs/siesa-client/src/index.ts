export type { SiesaBudget, SiesaClient, SiesaPage, SiesaPosition, SiesaQuery, SiesaRow } from './siesa-client.ts';

import { clients } from './clients.ts';
import { machine } from './machine.ts';
import { reconciliations } from './reconciliations.ts';
import { shared } from './shared.ts';
import { syncs } from './syncs.ts';

/** What `--help` says, by its English sentence (docs/adr/0098-help-is-translated-by-its-sentence.md). */
export const helpInSpanish: Readonly<Record<string, string>> = {
  ...shared,
  ...syncs,
  ...clients,
  ...machine,
  ...reconciliations,
};

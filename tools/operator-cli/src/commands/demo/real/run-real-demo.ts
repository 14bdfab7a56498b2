import type { Host } from '@siesa-integration/operator/hosts';
import { textIn } from '@siesa-integration/operator/messages';
import type { SyncOutcome } from '@siesa-integration/operator/sync';
import { type Verification, verifyClient } from '@siesa-integration/operator/verify';
import type { CommandContext } from '../../../command-context.ts';
import type { RealClient, RealSetup } from './real-setup.ts';
import { changeVariants } from './variant-catalogue.ts';
import { syncClients } from '../sync-clients.ts';

/** What was seen at one client's destination. */
export interface RealFindings {
  readonly client_id: string;
  readonly destination: string;
  /** Code of the variant that left Siesa. */
  readonly gone: string;
  /** Whether it was in use there after the first full reading without it, and after the second. */
  readonly gone_in_use: { readonly after_one: boolean; readonly after_two: boolean };
  /** Code of a product that Siesa changed after a person had added a property to it there. */
  readonly edited: string;
  readonly property_kept: boolean;
  readonly verification: Verification;
}

/** The result of `demo --real`. */
export interface RealDemoResult {
  /** The folder of the demo's clients: every other command works on it. */
  readonly folder: string;
  /** Everything, then the changes, then once more. */
  readonly syncs: readonly SyncOutcome[];
  readonly findings: readonly RealFindings[];
  /** Whether the SKU of another customer is as it was. */
  readonly foreign_untouched: boolean;
  readonly seconds: number;
}

/**
 * Syncs everything; changes 50 variants, breaks 2 and takes one away in each Siesa; syncs that, and once more, so that two full readings do not bring the one that
 * is gone. Then compares what each destination holds with what was sent.
 */
export const runRealDemo = async (
  host: Host,
  { dir, clients, isForeignUntouched }: Pick<RealSetup, 'dir' | 'clients' | 'isForeignUntouched'>,
  context: Pick<CommandContext, 'terminal' | 'now' | 'language'>,
): Promise<RealDemoResult> => {
  const started = performance.now();
  const t = textIn(context.language);
  const announce = (line: string): void => {
    context.terminal.err(`${line}\n`);
  };
  const sync = syncClients(host, clients, context);

  announce(t('demo/initial', { count: clients[0]?.variants.rows().length ?? 0 }));
  const initial = await sync('initial');
  const changed = clients.map(changeCompany);
  announce(t('demo/incremental'));
  const incremental = await sync('incremental');
  const halfway = changed.map((company) => ({ ...company, afterOne: isInUse(company.client, company.gone) }));
  announce(t('demo/again'));
  const again = await sync('incremental');

  announce(t('demo/verifying'));
  const findings: RealFindings[] = [];
  for (const { client, gone, edited, afterOne } of halfway)
    findings.push({
      client_id: client.clientId,
      destination: client.destination,
      gone,
      gone_in_use: { after_one: afterOne, after_two: isInUse(client, gone) },
      edited,
      property_kept: client.held(edited)?.properties[propertyOfAPerson] !== undefined,
      verification: await verifyClient(host, client.clientId, context.now()),
    });
  return {
    folder: dir,
    syncs: [...initial, ...incremental, ...again],
    findings,
    foreign_untouched: isForeignUntouched(),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
};

const propertyOfAPerson = 'EXHIBICION';

/** Changes a company's variants, and adds a property to one of the changed products at its destination, as a person does. */
const changeCompany = (
  client: RealClient,
): { readonly client: RealClient; readonly gone: string; readonly edited: string } => {
  const { rows, changed, gone } = changeVariants(client.variants.rows());
  client.variants.set(rows);
  const [edited = ''] = changed;
  const record = client.held(edited);
  if (record) client.addProperty(record, { [propertyOfAPerson]: 'VITRINA 3' });
  return { client, gone, edited };
};

const isInUse = (client: RealClient, code: string): boolean => client.held(code)?.inUse === true;

/** Whether all syncs succeeded, and each destination is as it should be. */
export const realDemoSucceeded = ({ syncs, findings, foreign_untouched: isUntouched }: RealDemoResult): boolean =>
  syncs.every((outcome) => outcome.kind === 'ended' && outcome.summary.status === 'success') &&
  isUntouched &&
  findings.every(isAsItShouldBe);

/** Whether one destination is as it should be. */
const isAsItShouldBe = ({ gone_in_use: inUse, property_kept: isKept, verification }: RealFindings): boolean =>
  inUse.after_one && !inUse.after_two && isKept && verification.findings.length === 0;

import { divergedEntry, type LedgerEntry, mostAtOnce, type StateStore } from '@siesa-integration/sync-pipeline';
import type { Stores } from '../hosts/stores.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import type { Finding } from './compare-holdings.ts';
import type { Verification } from './verify-client.ts';

/** More than this share of the accepted products is not repaired until a person accepts the number. */
const mostPercent = 2;

/** What became of the differences that a sync can end. */
export interface Repair {
  /** Missing and differing products, and those that are in use although a sync has taken them out of it. */
  readonly divergent: number;
  /** Of these, the ones that the next syncs send again, or take out of use again. */
  readonly marked: number;
}

export interface RepairOptions {
  /** The number of divergent products that a person has accepted. */
  readonly accept?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Makes each missing or differing product an open reject, so that the next incremental syncs send it, and nothing else, again. What is in use although it was
 * taken out of it is taken out again by the next full pass.
 *
 * @throws OperatorMistake when there are more of them than may be repaired without `accept`, or the client is being synced.
 */
export const repairClient = async (
  { client_id: clientId, expected, findings }: Pick<Verification, 'client_id' | 'expected' | 'findings'>,
  { ledger, state }: Pick<Stores, 'ledger' | 'state'>,
  { accept, now }: RepairOptions,
): Promise<Repair> => {
  const divergent = new Map(findings.filter(isDivergent).map((finding) => [finding.product_id, finding]));
  if (divergent.size === 0) return { divergent: 0, marked: 0 };
  assertAccepted(clientId, { divergent: divergent.size, expected, accept });
  await assertIdle(state, clientId, now);

  const at = new Date(now).toISOString();
  // A sync that starts now may overwrite a mark, or a mark its entry: at worst a product is sent once more, or is found again.
  const entries = [...(await ledger.readMany(clientId, [...divergent.keys()])).values()].filter(isAccepted);
  await ledger.writeMany(
    clientId,
    entries.map((entry) => repaired(entry, divergent.get(entry.product_id), at)),
  );
  return { divergent: divergent.size, marked: entries.length };
};

const isDivergent = ({ kind }: Finding): boolean => ['missing', 'different', 'active'].includes(kind);

const repaired = (
  { deactivated_at, ...entry }: Parameters<typeof divergedEntry>[0],
  finding: Finding | undefined,
  at: string,
): LedgerEntry => (deactivated_at === undefined ? divergedEntry(entry, sentenceOf(finding), at) : entry);

const isAccepted = (entry: LedgerEntry): entry is LedgerEntry & Required<Pick<LedgerEntry, 'accepted'>> =>
  entry.accepted !== undefined;

const assertAccepted = (
  clientId: string,
  { divergent, expected, accept }: { divergent: number; expected: number; accept: number | undefined },
): void => {
  const most = mostAtOnce(expected, mostPercent);
  if (divergent <= most || accept === divergent) return;
  throw new OperatorMistake(
    message('mistake/repair-held', {
      divergent: divergent.toString(),
      expected: expected.toString(),
      client: clientId,
      most: most.toString(),
    }),
    { code: 'REPAIR_HELD' },
  );
};

const assertIdle = async (state: Pick<StateStore, 'read'>, clientId: string, now: number): Promise<void> => {
  const stored = (await state.read(clientId))?.state;
  if (stored?.owner === undefined || (stored.expires_at ?? 0) * 1000 <= now) return;
  throw new OperatorMistake(
    `Client '${clientId}' is being synced by ${stored.sync_id ?? 'another run'}: nothing was marked. Repair it when that sync has ended.`,
    { code: 'SYNC_ALREADY_RUNNING' },
  );
};

const sentenceOf = (finding: Finding | undefined): string =>
  finding?.kind === 'different'
    ? `The destination holds other values: ${(finding.changes ?? []).map(({ field }) => field).join(', ')}.`
    : 'The destination does not hold it.';

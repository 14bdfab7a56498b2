import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { parseClientConfiguration, partLimits } from '@siesa-integration/sync-pipeline';
import { highShare } from '@siesa-integration/workflow-contract';
import type { Concurrency } from '../hosts/env/read-concurrency.ts';
import type { Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { message, type Message, type Value } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** One finding about the functions that may run at once. */
export interface QuotaLine {
  readonly what: 'account' | 'alarm' | 'reserved' | 'clients' | 'settings';
  readonly ok: boolean;
  /** Nothing is refused, and the operator must know it. */
  readonly note?: true;
  readonly message: Value;
}

/** What lines are about, for people. */
export const quotaTitles = {
  account: message('quota/what-account'),
  alarm: message('quota/what-alarm'),
  reserved: message('quota/what-reserved'),
  clients: message('quota/what-clients'),
  settings: message('quota/what-settings'),
} as const satisfies Readonly<Record<QuotaLine['what'], Message>>;

/**
 * The account's concurrency beside what an environment was deployed with and what its clients need (docs/tuning.md#concurrency). Writes nothing.
 *
 * @throws OperatorMistake on this machine, where no limit of AWS holds.
 */
export async function* checkQuota(host: Pick<Host, 'concurrency' | 'stores'>): AsyncGenerator<QuotaLine> {
  if (!host.concurrency) throw new OperatorMistake(message('mistake/no-quota'), { code: 'WRONG_USAGE' });
  const concurrency = await host.concurrency();
  yield { what: 'account', ok: true, message: message('quota/account', accountOf(concurrency)) };
  yield checkAlarm(concurrency);
  yield checkReserved(concurrency);
  const { loads, unusable } = loadsOf(await host.stores.settings.list(), host);
  yield* checkClients(concurrency, loads);
  if (unusable.length > 0)
    yield { what: 'settings', ok: true, note: true, message: message('quota/settings', { clients: unusable }) };
}

const accountOf = ({ account, unreserved }: Concurrency) => ({ account, unreserved });

const checkAlarm = ({ account, alarmAbove: above }: Concurrency): QuotaLine => {
  if (above === undefined) return { what: 'alarm', ok: false, message: message('quota/alarm-missing') };
  const right = Math.floor(account * highShare);
  if (above > right) return { what: 'alarm', ok: false, message: message('quota/alarm-late', { above, account }) };
  return above < right
    ? { what: 'alarm', ok: true, note: true, message: message('quota/alarm-early', { above, account }) }
    : { what: 'alarm', ok: true, message: message('quota/alarm', { above, account }) };
};

const checkReserved = ({ reserved: { transformer, loader } }: Concurrency): QuotaLine => ({
  what: 'reserved',
  ok: true,
  message:
    transformer === undefined || loader === undefined
      ? message('quota/reserved-nothing')
      : message('quota/reserved', { transformer, loader }),
});

interface ClientLoad {
  readonly client: string;
  /** Parts at once. */
  readonly parts: number;
}

/** What the enabled clients load at once, the most first; and those whose settings cannot be read as such. */
const loadsOf = (
  settings: readonly SettingsDocument[],
  { stores: { environment } }: Pick<Host, 'stores'>,
): { readonly loads: readonly ClientLoad[]; readonly unusable: readonly string[] } => {
  const loads: ClientLoad[] = [];
  const unusable: string[] = [];
  for (const document of settings.filter(({ enabled }) => enabled === true)) {
    const client = String(document['client_id']);
    try {
      const configuration = parseClientConfiguration(document, { environment, destinations: destinationRegistry });
      loads.push({ client, parts: partLimits(configuration).loadConcurrency });
    } catch {
      unusable.push(client);
    }
  }
  return { loads: loads.toSorted((one, other) => other.parts - one.parts), unusable };
};

/** The hourly check runs beside the syncs. */
const checkAtOnce = 1;

function* checkClients(concurrency: Concurrency, loads: readonly ClientLoad[]): Generator<QuotaLine> {
  const { transformer, loader } = concurrency.reserved;
  const available = Math.max(
    0,
    Math.min(transformer ?? Infinity, loader ?? Infinity, concurrency.unreserved - checkAtOnce),
  );
  const tooLarge = loads.filter(({ parts }) => parts > available);
  for (const { client, parts } of tooLarge)
    yield { what: 'clients', ok: false, message: message('quota/client-large', { client, parts, available }) };

  const parts = loads.reduce((sum, load) => sum + load.parts, 0);
  const needed = message('quota/clients', { count: loads.length, parts, available });
  if (parts <= available) yield { what: 'clients', ok: true, message: needed };
  else if (tooLarge.length === 0) {
    const crowded = message('quota/clients-crowded', { needed, fit: fitting(loads, available) });
    yield { what: 'clients', ok: true, note: true, message: crowded };
  }
}

/** How many clients fit, whichever they are: those that load most are taken first. */
const fitting = (loads: readonly ClientLoad[], available: number): number => {
  let [count, left] = [0, available];
  for (const { parts } of loads) {
    left -= parts;
    if (left < 0) break;
    count += 1;
  }
  return count;
};

import { duration, reasonInWords, type OpenReject, type RejectGroup } from '@siesa-integration/operator';
import { table } from '../../terminal/table.ts';

/** Rejects by reason, as the command's JSON document. */
export const rejectsDocument = (clientId: string, groups: readonly RejectGroup[]) => ({
  client_id: clientId,
  open: groups.reduce((sum, { rejects }) => sum + rejects.length, 0),
  reasons: groups.map(({ code, message, rejects }) => ({
    code,
    message,
    ...meaning(code),
    products: rejects.map(({ product_id, source_id, rejection }) => ({
      product_id,
      source_id,
      message: rejection.message,
      attempts: rejection.attempts,
      parked: rejection.parked === true,
      first_seen: rejection.first_seen,
      last_seen: rejection.last_seen,
    })),
  })),
});

const meaning = (code: string): { readonly meaning?: string } => {
  const reason = reasonInWords(code);
  return reason ? { meaning: reason.en } : {};
};

/** Rejects by reason, as a table. */
export const renderRejects = (
  clientId: string,
  groups: readonly RejectGroup[],
  { now, options }: { readonly now: number; readonly options: string },
): string => {
  if (groups.length === 0) return `${clientId} has no open rejects.\n`;
  const rows = groups.map(({ code, message, rejects }) => [
    rejects.length,
    code,
    message.slice(0, 80),
    attemptsOf(rejects),
    ageOf(rejects, now),
    rejects
      .slice(0, 3)
      .map(({ product_id }) => product_id)
      .join(' '),
  ]);
  const words = [...new Set(groups.map(({ code }) => code))].flatMap((code) => {
    const reason = reasonInWords(code);
    return reason ? [`\n${code}: ${reason.en}\n`] : [];
  });
  return `${table(['products', 'reason', 'for example', 'attempts', 'since', 'such as'], rows)}${words.join('')}\nWhat happened to one of them: siesa-sync explain ${clientId} PRODUCT_ID ${options}\n`;
};

const attemptsOf = (rejects: readonly OpenReject[]): string => {
  const most = Math.max(...rejects.map(({ rejection }) => rejection.attempts));
  const parked = rejects.filter(({ rejection }) => rejection.parked).length;
  return parked === 0 ? `up to ${String(most)}` : `up to ${String(most)}, ${String(parked)} parked`;
};

const ageOf = (rejects: readonly OpenReject[], now: number): string =>
  duration((now - Math.min(...rejects.map(({ rejection }) => Date.parse(rejection.first_seen)))) / 1000);

import { duration, type Language, recordMessageIn, textIn } from '@siesa-integration/operator/messages';
import { type OpenReject, reasonInWords, type RejectGroup } from '@siesa-integration/operator/rejects';
import { table } from '../../terminal/table.ts';

/** Rejects by rule and field, as the command's JSON document. `open` counts those too that are too many to be listed. */
export const rejectsDocument = (clientId: string, groups: readonly RejectGroup[], open = listedIn(groups)) => ({
  client_id: clientId,
  open,
  reasons: groups.map(({ code, field, message, rejects }) => ({
    code,
    field,
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

const listedIn = (groups: readonly RejectGroup[]): number =>
  groups.reduce((sum, { rejects }) => sum + rejects.length, 0);

const meaning = (code: string): { readonly meaning?: string } => {
  const reason = reasonInWords(code);
  return reason ? { meaning: reason.en } : {};
};

export interface RenderRejectsOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The command-line options of the host. */
  readonly options: string;
  readonly language: Language;
  /** How many are open in all. @defaultValue those of the groups */
  readonly open?: number;
}

/** Rejects by rule and field, as a table. */
export const renderRejects = (
  clientId: string,
  groups: readonly RejectGroup[],
  { now, options, language, open = listedIn(groups) }: RenderRejectsOptions,
): string => {
  const t = textIn(language);
  if (groups.length === 0) return `${t('rejects/none', { client: clientId })}\n`;
  const titles = [
    t('rejects/products'),
    t('rejects/rule'),
    t('rejects/field'),
    t('rejects/example'),
    t('rejects/attempts'),
    t('rejects/since'),
    t('rejects/such-as'),
  ];
  const rows = groups.map(({ code, field = '-', message, rejects }) => [
    rejects.length,
    code,
    field,
    recordMessageIn(message, language).slice(0, 80),
    attemptsOf(rejects, language),
    ageOf(rejects, now),
    rejects
      .slice(0, 3)
      .map(({ product_id }) => product_id)
      .join(' '),
  ]);
  const words = [...new Set(groups.map(({ code }) => code))].flatMap((code) => {
    const reason = reasonInWords(code);
    return reason ? [`\n${code}: ${reason[language]}\n`] : [];
  });
  return [
    table(titles, rows),
    ...(open > listedIn(groups) ? [`${t('rejects/oldest', { listed: listedIn(groups), open })}\n`] : []),
    ...words,
    `\n${t('rejects/explain', { command: `siesa-sync explain ${clientId} PRODUCT_ID ${options}` })}\n`,
    `${t('rejects/send', { command: `siesa-sync rejects ${clientId} --export FILE.xlsx ${options}` })}\n`,
  ].join('');
};

const attemptsOf = (rejects: readonly OpenReject[], language: Language): string => {
  const t = textIn(language);
  const most = Math.max(...rejects.map(({ rejection }) => rejection.attempts));
  const parked = rejects.filter(({ rejection }) => rejection.parked).length;
  return parked === 0 ? t('rejects/up-to', { most }) : t('rejects/up-to-parked', { most, parked });
};

const ageOf = (rejects: readonly OpenReject[], now: number): string =>
  duration((now - Math.min(...rejects.map(({ rejection }) => Date.parse(rejection.first_seen)))) / 1000);

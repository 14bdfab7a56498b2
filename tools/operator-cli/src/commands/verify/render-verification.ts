import type { ListCell } from '@siesa-integration/operator/export';
import { findingKinds, type Language, textIn } from '@siesa-integration/operator/messages';
import type { Finding, Repair, Verification } from '@siesa-integration/operator/verify';
import { exportList } from '../../terminal/export-list.ts';
import { table } from '../../terminal/table.ts';

export interface RenderVerificationOptions {
  /** The command-line options of the host. */
  readonly options: string;
  /** It is repaired at once, so no command for that is shown. */
  readonly repairs: boolean;
  readonly language: Language;
}

/** Counts of both sides, the differences by kind and by field, and what could not be compared. */
export const renderVerification = (
  { client_id: client, expected, stored, equal, findings, ...rest }: Verification,
  { options, repairs, language }: RenderVerificationOptions,
): string => {
  const t = textIn(language);
  const notes = [
    ...(rest.not_compared > 0 ? [t('verify/not-compared', { count: rest.not_compared })] : []),
    ...(rest.not_shown.length > 0 ? [t('verify/not-shown', { fields: rest.not_shown.join(', ') })] : []),
    ...(rest.changed_meanwhile > 0 ? [t('verify/meanwhile', { count: rest.changed_meanwhile })] : []),
  ];
  const isRepairable = findings.some(({ kind }) => ['missing', 'different', 'active'].includes(kind));
  return [
    `${t('verify/counts', { client, expected, stored, equal })}\n`,
    findings.length === 0 ? `${t('verify/equal')}\n` : `\n${kindsTable(findings, language)}`,
    fieldsTable(findings, language),
    ...notes.map((note) => `${note}\n`),
    ...(isRepairable && !repairs
      ? [`\n${t('verify/to-repair', { command: `siesa-sync verify ${client} --repair ${options}` })}\n`]
      : []),
  ].join('');
};

/** What --repair marked. */
export const renderRepair = (
  client: string,
  { marked }: Repair,
  { options, language }: Pick<RenderVerificationOptions, 'options' | 'language'>,
): string => {
  const t = textIn(language);
  const command = `siesa-sync sync ${client} ${options}`;
  return `${marked === 0 ? t('verify/nothing-to-repair') : t('verify/marked', { count: marked, command })}\n`;
};

/** How many lines --export wrote. */
export const renderExported = (verification: Verification, file: string, language: Language): string =>
  `${textIn(language)('verify/exported', { count: linesOf(verification.findings).length, file })}\n`;

/** Writes a line for each difference, and one for each field of a product with other values. @returns the file's whole path */
export const exportFindings = ({ findings }: Verification, file: string, language: Language): Promise<string> => {
  const t = textIn(language);
  const titles = [
    t('verify/kind'),
    t('verify/id'),
    t('verify/ref'),
    t('verify/field'),
    t('verify/there'),
    t('verify/sent'),
  ];
  const rows = linesOf(findings).map(([kind, ...cells]) => [t(`verify/${kind}`), ...cells]);
  return exportList({ rows: [titles, ...rows], sheet: t('verify/sheet') }, file, language);
};

const linesOf = (findings: readonly Finding[]): readonly (readonly [Finding['kind'], ...ListCell[]])[] =>
  findings.flatMap(({ kind, product_id: id, refs = [], changes }): readonly [Finding['kind'], ...ListCell[]][] =>
    changes
      ? changes.map(({ field, old, new: sent }) => [kind, id, refs.join(' '), field, cellOf(old), cellOf(sent)])
      : [[kind, id, refs.join(' '), '', '', '']],
  );

const cellOf = (value: unknown): ListCell => (typeof value === 'number' ? value : shown(value));

const shown = (value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const mostExamples = 3;

const kindsTable = (findings: readonly Finding[], language: Language): string => {
  const t = textIn(language);
  const rows = findingKinds.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind);
    const examples = found.slice(0, mostExamples).map(({ product_id: id }) => id);
    return found.length === 0 ? [] : [[t(`verify/${kind}`), found.length, examples.join(' ')]];
  });
  return table([t('verify/difference'), t('verify/products'), t('verify/such-as')], rows, language);
};

/** Which fields differ most often, with one product for each. */
const fieldsTable = (findings: readonly Finding[], language: Language): string => {
  const t = textIn(language);
  const changes = findings.flatMap(({ product_id: id, changes: all = [] }) => all.map((change) => ({ id, ...change })));
  if (changes.length === 0) return '';
  const rows = [...Map.groupBy(changes, ({ field }) => field).values()]
    .sort((one, other) => other.length - one.length)
    .flatMap((same) => {
      const [first] = same;
      return first ? [[first.field, same.length, first.id, shown(first.old), shown(first.new)]] : [];
    });
  const titles = [t('verify/field'), t('verify/products'), t('verify/such-as'), t('verify/there'), t('verify/sent')];
  return `\n${table(titles, rows, language)}`;
};

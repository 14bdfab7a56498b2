import type { ApplyPlan, FieldDifference } from '@siesa-integration/operator/clients';
import { type Language, message, textIn, valueIn } from '@siesa-integration/operator/messages';
import { nextRunsInWords } from '@siesa-integration/operator/schedules';

/** A plan as infrastructure tools show it: `+` new, `~` changed, `-` gone; `!` what is wrong with it. */
export const renderPlan = (
  { clientId: client, kind, settings, mapping, nextRuns, warnings }: ApplyPlan,
  language: Language,
): string => {
  const t = textIn(language);
  const title = {
    new: `+ ${t('client/new', { client })}\n`,
    changed: `~ ${client}\n`,
    equal: `= ${t('client/equal', { client })}\n`,
  }[kind];
  return [
    title,
    ...settings.map((difference) => `    ${differenceLine(difference)}\n`),
    ...(mapping ? mappingLines(mapping, language) : []),
    ...(nextRuns && kind !== 'equal'
      ? [`      ${t('client/next-runs', { when: nextRunsInWords(nextRuns, language) })}\n`]
      : []),
    ...warnings.map((warning) => `    ! ${valueIn(warning, language)}\n`),
  ].join('');
};

const differenceLine = ({ field, before, after }: FieldDifference): string => {
  if (before === undefined) return `+ ${field}: ${JSON.stringify(after)}`;
  return after === undefined
    ? `- ${field}: ${JSON.stringify(before)}`
    : `~ ${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
};

const mappingLines = (
  { key, isNew, differences, sharedWith: others }: NonNullable<ApplyPlan['mapping']>,
  language: Language,
): readonly string[] => {
  const t = textIn(language);
  const line =
    others.length === 0
      ? t('client/mapping', { key })
      : t('client/mapping-shared', { key, others, use: message(others.length === 1 ? 'client/uses' : 'client/use') });
  return [
    `    ${isNew ? '+' : '~'} ${line}\n`,
    ...differences.map((difference) => `      ${differenceLine(difference)}\n`),
  ];
};

import { nextRunsInWords, type ApplyPlan, type FieldDifference } from '@siesa-integration/operator';

/** A plan as infrastructure tools show it: `+` new, `~` changed, `-` gone; `!` what is wrong with it. */
export const renderPlan = ({ clientId, kind, settings, mapping, nextRuns, warnings }: ApplyPlan): string => {
  const title = { new: `+ ${clientId} is new\n`, changed: `~ ${clientId}\n`, equal: `= ${clientId}: no difference\n` }[
    kind
  ];
  return [
    title,
    ...settings.map((difference) => `    ${differenceLine(difference)}\n`),
    ...(mapping ? mappingLines(mapping) : []),
    ...(nextRuns && kind !== 'equal' ? [`      next by schedule: ${nextRunsInWords(nextRuns, 'en')}\n`] : []),
    ...warnings.map((warning) => `    ! ${warning}\n`),
  ].join('');
};

const differenceLine = ({ field, before, after }: FieldDifference): string => {
  if (before === undefined) return `+ ${field}: ${JSON.stringify(after)}`;
  return after === undefined
    ? `- ${field}: ${JSON.stringify(before)}`
    : `~ ${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
};

const mappingLines = ({
  key,
  isNew,
  differences,
  sharedWith,
}: NonNullable<ApplyPlan['mapping']>): readonly string[] => [
  `    ${isNew ? '+' : '~'} mapping ${key}${sharedWith.length > 0 ? `, which ${sharedWith.join(', ')} ${sharedWith.length === 1 ? 'uses' : 'use'} too` : ''}\n`,
  ...differences.map((difference) => `      ${differenceLine(difference)}\n`),
];

import { nextRunsInWords, type ApplyPlan } from '@siesa-integration/operator';

/** A plan as infrastructure tools show it: `+` new, `~` changed, `-` gone; `!` what is wrong with it. */
export const renderPlan = ({ clientId, kind, settings, mapping, nextRuns, warnings }: ApplyPlan): string => {
  const title = { new: `+ ${clientId} is new\n`, changed: `~ ${clientId}\n`, equal: `= ${clientId}: no difference\n` }[
    kind
  ];
  const lines = settings.map(({ field, before, after }) => {
    if (before === undefined) return `    + ${field}: ${JSON.stringify(after)}\n`;
    return after === undefined
      ? `    - ${field}: ${JSON.stringify(before)}\n`
      : `    ~ ${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}\n`;
  });
  return [
    title,
    ...lines,
    ...(mapping ? [`    ${mapping.isNew ? '+' : '~'} mapping ${mapping.key}\n`] : []),
    ...(nextRuns && kind !== 'equal' ? [`      next by schedule: ${nextRunsInWords(nextRuns, 'en')}\n`] : []),
    ...warnings.map((warning) => `    ! ${warning}\n`),
  ].join('');
};

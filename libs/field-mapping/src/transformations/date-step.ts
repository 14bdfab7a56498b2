import { dateReader, isIso } from '../dates/date-format.ts';
import { type DateOptions, dates } from '../dates/to-date.ts';
import { type Findings, join } from '../document/findings.ts';
import type { StepFunction } from '../run/step.ts';
import type { TransformationSpec } from '../document/transformation-spec.ts';

type DateSpec = Extract<TransformationSpec, { kind: 'date' }>;

const iso = 'ISO8601';

/** Makes a transformation of dates and reports the problems of its formats. */
export const dateStep = (
  { from, to }: DateSpec,
  toUtc: DateOptions['toUtc'],
  path: string,
  findings: Findings,
): StepFunction => {
  const reader = isIso(from) ? undefined : dateReader(from);
  if (typeof reader === 'string') findings.problem(join(path, 'from'), 'date-format', reader, from);
  const target = to == null || isIso(to) ? undefined : to;
  const writer = target === undefined ? undefined : dateReader(target);
  if (typeof writer === 'string') findings.problem(join(path, 'to'), 'date-format', `${iso}, or ${writer}`, target);

  return dates({
    toUtc,
    ...(typeof reader === 'function' ? { from: { format: from, read: reader } } : {}),
    ...(target === undefined ? {} : { to: target }),
  });
};

import { count } from '../console/figures.ts';
import { table } from '../console/table.ts';
import type { SampleVerdict } from './judge-sample.ts';

/** A verdict on a sample, for people. */
export const describeSample = ({ rows, mapped, refused, fields, examples }: SampleVerdict): string => {
  const filled = fields.map(({ field, filled: some, failures }) => [
    field,
    `${String(Math.round((100 * some) / rows))} %`,
    failures.map(({ code, count: times, expected, example }) => `${count(times)} × ${code}${expected === undefined ? '' : ` (expected ${expected}${example === undefined ? '' : `, for example '${example}'`})`}`).join('; ') || '-',
  ]);
  return [
    `${count(rows)} rows: ${count(mapped)} mapped, ${count(refused)} refused\n\n`,
    table(['field', 'filled', 'failures'], filled),
    ...examples.flatMap(({ before, after }) => ['\nbefore ', JSON.stringify(before), '\nafter  ', JSON.stringify(after), '\n']),
  ].join('');
};

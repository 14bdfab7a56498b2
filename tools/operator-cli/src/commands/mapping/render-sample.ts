import type { SampleFailure, SampleReport } from '@siesa-integration/field-mapping';
import { count } from '@siesa-integration/operator';
import { table } from '../../terminal/table.ts';

/** The result of mapping a sample, as text. */
export const renderSample = ({ records, accepted, refused, fields, failures, examples }: SampleReport): string =>
  [
    `${count(records)} rows: ${count(accepted)} mapped, ${count(refused)} refused\n\n`,
    table(
      ['field', 'filled'],
      fields.map(({ field, product, rate }) => [
        product === undefined || product === field ? field : `${field} (${product})`,
        `${String(Math.round(100 * rate))} %`,
      ]),
    ),
    ...(failures.length === 0
      ? []
      : ['\n', table(['rows', 'field', 'fails with', 'the record', 'such as'], failures.map(failureRow))]),
    ...examples.flatMap(({ before, after }) => [
      '\nbefore ',
      JSON.stringify(before),
      '\nafter  ',
      JSON.stringify(after.ok ? after.value : after.issues),
      '\n',
    ]),
  ].join('');

const failureRow = ({ count: rows, path, code, expected, stops, received }: SampleFailure) => [
  rows,
  path,
  expected === undefined ? code : `${code}: expected ${expected}`,
  stops ? 'is refused' : 'goes without it',
  received.join(', '),
];

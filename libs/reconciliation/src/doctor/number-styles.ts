import * as v from 'valibot';
import { type Dialect, dialectSchema } from '../rules/side-schema.ts';

/** Every way in which a column of amounts may be written: what a document could declare. */
export const numberStyles: readonly Dialect[] = (
  [
    ['.', ''],
    [',', ''],
    [',', '.'],
    ['.', ','],
    ['.', ' '],
    [',', ' '],
    ['.', "'"],
    [',', "'"],
  ] as const
).map(([decimal, group]) => v.parse(dialectSchema, { decimal, group, signs: ['leading', 'trailing', 'parentheses'] }));

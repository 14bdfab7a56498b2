import * as v from 'valibot';

/** A number from 1, also as text, because people edit settings in tables. */
export const wholeNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/, 'a whole number'), v.transform(Number))]),
  v.safeInteger('a whole number'),
  v.minValue(1, 'a number from 1'),
);

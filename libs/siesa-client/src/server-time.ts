/** When an answer was given by Siesa's own clock (the `Date` header), milliseconds since 1970; `undefined` when it does not say. */
export const serverTimeOf = (headers: Headers): number | undefined => {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : time;
};

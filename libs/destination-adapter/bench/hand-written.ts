import type { DestinationPayload } from '../src/index.ts';

/**
 * The least that loads records: batches of 100, two in flight, each verdict looked at. No retry, no deadline, no halving, no cap: what
 * somebody writes who knows that nothing will go wrong.
 *
 * @returns records accepted
 */
export const loadByHand = async (
  url: URL,
  apiKey: string,
  payloads: readonly DestinationPayload[],
): Promise<number> => {
  let next = 0;
  let accepted = 0;
  const lane = async (): Promise<void> => {
    while (next < payloads.length) {
      const batch = payloads.slice(next, (next += 100));
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
        body: JSON.stringify(batch),
      });
      const { results } = (await response.json()) as { readonly results: readonly { readonly status: string }[] };
      for (const { status } of results) if (status === 'upserted') accepted += 1;
    }
  };
  await Promise.all([lane(), lane()]);
  return accepted;
};

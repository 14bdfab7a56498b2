import type { DestinationPayload } from '../src/index.ts';

/**
 * The smallest loader: batches of 100, two in flight, each verdict read. No retry, no deadline, no halving, no cap.
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
  const sendBatches = async (): Promise<void> => {
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
  await Promise.all([sendBatches(), sendBatches()]);
  return accepted;
};

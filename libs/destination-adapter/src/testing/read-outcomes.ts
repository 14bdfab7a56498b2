import { readBulkReply, type SentRecord } from '../reply/read-bulk-reply.ts';

/** A record that a call sent. */
export const sentRecord = (id: string): SentRecord => ({
  id,
  payload: { product_id: id, name: `name of ${id}`, quantity: 4 },
});
const twoRecords = [sentRecord('A'), sentRecord('B')];

/** What an answer to a request means: `failed`, or a letter for each record: stored, refused, unknown, or unknown with an error (`!`). */
export const readOutcomes = (body: unknown, { status = 200, sent = twoRecords } = {}): string => {
  const reading = readBulkReply(status, body, sent, 'product_id');
  if ('broken' in reading) return `broken: ${reading.broken}`;
  if ('failed' in reading) return 'failed';
  return sent
    .map(({ id }) => reading.outcomeOf(id))
    .map((outcome) => (outcome.kind === 'unknown' && outcome.failed ? '!' : outcome.kind[0]))
    .join('');
};

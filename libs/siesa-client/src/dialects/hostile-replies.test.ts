import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConnektaReply } from './connekta/read-connekta-reply.ts';
import { readInventoryPage } from './inventory/read-inventory-page.ts';
import { readInventoryReply } from './inventory/read-inventory-reply.ts';
import type { ReadBody } from '@siesa-integration/outgoing-http';

const bodies: fc.Arbitrary<ReadBody> = fc.oneof(
  fc.jsonValue().map((value) => ({ kind: 'json', value }) as const),
  fc.constantFrom<ReadBody>(
    { kind: 'empty' },
    { kind: 'unreadable', problem: 'HTML' },
    { kind: 'cut', cause: new Error('reset') },
  ),
);
const replies = fc.record({
  status: fc.integer({ min: 200, max: 599 }),
  headers: fc.constant(new Headers()),
  body: bodies,
  quote: fc.constant((words: string) => words),
});
const question = { subject: 'page 1', host: 'siesa.example', query: 'API_v2_Items', secretName: 's', now: 0 };

describe('any answer', () => {
  it('of dialect inventory has a meaning, and means no rows only when its status does', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const verdict = readInventoryReply(reply, question);
        if (verdict.kind === 'value' && verdict.value.value === undefined) expect([204, 404]).toContain(reply.status);
      }),
    );
  });

  it('of dialect connekta has a meaning, and never means rows by chance', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        expect(readConnektaReply(reply, question).kind).not.toBe('value'); // no JSON value by chance has codigo 0 and detalle.Table
      }),
    );
  });

  it('is a page of rows, or a problem that is named', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const page = readInventoryPage(structuredClone(body));
        if ('problem' in page) expect(page.problem).not.toBe('');
        else expect(page.rows.length + page.emptyRows).toBe(page.received);
      }),
    );
  });
});

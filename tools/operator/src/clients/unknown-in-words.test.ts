import { describe, expect, it } from 'vitest';
import { valueIn } from '../messages/message.ts';
import { unknownInWords } from './unknown-in-words.ts';

describe('unknownInWords', () => {
  it('names what nothing reads, and what was meant; what the service writes is known', () => {
    expect(
      unknownInWords({
        client_id: 'cliente-a',
        enabled: true,
        enabled_key: 'enabled',
        last_sync_status: 'success',
        updated_at: '2025-01-15T10:00:00Z',
        sync_schedul: 'rate(6 hours)',
        colour: 'red',
        siesa_company: 7,
      }).map((message) => valueIn(message, 'en')),
    ).toEqual([
      "nothing reads the setting 'sync_schedul': did you mean 'sync_schedule'?",
      "nothing reads the setting 'colour': remove it",
      "'siesa_company' is a setting of dialect connekta, and this client has another one: remove it",
    ]);
  });
});

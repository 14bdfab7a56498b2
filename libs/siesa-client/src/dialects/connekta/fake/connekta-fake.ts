import type { FakeDialect } from '../../../fake/fake-dialect.ts';
import { minutesAndSeconds } from '../../../fake/fake-limit.ts';
import { answerConnekta, connektaError } from './answer-connekta.ts';
import { connektaCompany } from './connekta-company.ts';
import { connektaTablesOf } from './connekta-tables.ts';

/** Siesa Cloud's Connekta on this machine. */
export const connektaFake: FakeDialect = {
  name: 'connekta',
  productsQuery: 'API_v2_Items',
  keyOf: (row) => `${String(row['f120_id_cia'])}:${String(row['f120_id'])}`,
  keysFor: (conniKey) => ({
    keys: { conniKey, conniToken: 'token' },
    secret: { conni_key: conniKey, conni_token: 'token' },
  }),
  accepts: ({ connikey }, apiKey) => connikey === apiKey,
  refusal: () => connektaError(401, 'No autorizado.'),
  tooManyCalls: ({ limit }, headers) =>
    connektaError(429, `La cantidad permitida de peticiones por minuto es ${String(limit)}.`, headers),
  limitHeaders: ({ limit, remaining, resetMs }) => ({
    'connekta-rate-limit-limit': String(limit),
    'connekta-rate-limit-remaining': String(Math.max(0, remaining)),
    'connekta-rate-limit-reset': minutesAndSeconds(resetMs),
  }),
  company: connektaCompany,
  answer: ({ url, index, tables, switches }) => answerConnekta(url, index, tables, switches),
  switches: { retryAfter: 'mm:ss', pastTheEnd: '400' },
  rowsOf: (products) => ({ tables: connektaTablesOf(products) }),
};

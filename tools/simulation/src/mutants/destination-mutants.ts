import { type Mutant, mutantOf } from './mutant.ts';

const adapter = mutantOf('destination-adapter');

interface Outcome {
  readonly kind: 'stored' | 'refused' | 'unknown';
  readonly reported?: unknown;
}
interface BulkReading {
  readonly outcomeOf?: (id: string) => Outcome;
}
interface BulkReplyModule {
  readonly readBulkReply: (status: number, body: unknown, sent: readonly object[], idField: string) => BulkReading;
}

interface NamedErrors {
  readonly certain: ReadonlyMap<string, unknown>;
  readonly suspected: ReadonlyMap<string, unknown>;
}
interface NamedErrorsModule {
  readonly namedErrors: (layers: readonly object[], ids: readonly string[], idField: string) => NamedErrors;
}

interface DestinationHttp {
  readonly tryRequest: (...request: readonly unknown[]) => Promise<{ readonly error?: Error }>;
}

const stored: Outcome = { kind: 'stored' };

/** Guards of the adapter of destinations. */
export const destinationMutants: readonly Mutant[] = [
  adapter<{ readonly readClaims: (object: object, options?: object) => object }>(
    'reply/read-claims.ts',
    'nothing is stored under 200',
    'a failure in the body is not read',
    ({ readClaims }) => ({
      readClaims: (object, options) => ({
        ...readClaims(object, options),
        stored: true,
        failed: false,
        refused: false,
        unclear: false,
        doubtful: false,
      }),
    }),
  ),
  adapter('reply/counts-in-words.ts', 'fewer are counted in words', 'a sentence counts nothing', () => ({
    countsFewer: () => false,
  })),
  adapter<{ readonly readClaims: (object: object, options?: object) => object }>(
    'reply/read-claims.ts',
    'a success has a reason',
    'it is a success all the same',
    ({ readClaims }) => ({ readClaims: (object, options) => ({ ...readClaims(object, options), doubtful: false }) }),
  ),
  adapter<{ readonly readClaims: (object: object, options?: object) => object }>(
    'reply/read-claims.ts',
    'a record is ignored',
    'it is stored, because nothing failed',
    ({ readClaims }) => ({ readClaims: (object, options) => ({ ...readClaims(object, options), unclear: false }) }),
  ),
  adapter<NamedErrorsModule>(
    'reply/named-errors.ts',
    'an error names a record by its number from 1',
    'any index counts from 0',
    ({ namedErrors }) => ({
      namedErrors: (...answer) => {
        const { certain, suspected } = namedErrors(...answer);
        return { certain: new Map([...certain, ...suspected]), suspected: new Map() };
      },
    }),
  ),
  adapter<BulkReplyModule>('reply/read-bulk-reply.ts', 'records are queued', '202 is 200', ({ readBulkReply }) => ({
    readBulkReply: (status, ...answer) => readBulkReply(status === 202 ? 200 : status, ...answer),
  })),
  adapter('reply/read-counts.ts', 'fewer are counted', 'the counts are ignored', () => ({
    readCounts: () => ({}),
    mergeCounts: () => ({}),
  })),
  adapter<BulkReplyModule>(
    'reply/read-bulk-reply.ts',
    'a verdict is missing',
    'it is a success',
    ({ readBulkReply }) => ({
      readBulkReply: (...answer) => {
        const { outcomeOf, ...reading } = readBulkReply(...answer);
        if (!outcomeOf) return reading;
        return {
          outcomeOf: (id) => {
            const outcome = outcomeOf(id);
            return outcome.kind === 'unknown' && outcome.reported === undefined ? stored : outcome;
          },
        };
      },
    }),
  ),
  adapter<{ readonly createDestinationHttp: (...options: readonly unknown[]) => DestinationHttp }>(
    'http/destination-http.ts',
    'one record is answered 500',
    'it stops the run',
    ({ createDestinationHttp }) => ({
      createDestinationHttp: (...options) => {
        const http = createDestinationHttp(...options);
        return {
          ...http,
          tryRequest: async (...request) => {
            const answer = await http.tryRequest(...request);
            if (answer.error && 'mayBeRecord' in answer) throw answer.error;
            return answer;
          },
        };
      },
    }),
  ),
  adapter<{ readonly isAboutRecords: (status: number) => boolean }>(
    'http/destination-request.ts',
    'one record is answered 409',
    'it stops the run',
    ({ isAboutRecords }) => ({ isAboutRecords: (status) => status !== 409 && isAboutRecords(status) }),
  ),
];

import { errorCatalogue, errorMeanings, unexpectedCode } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { errorInWords } from './error-in-words.ts';

describe('the meanings of errors', () => {
  it.each([...errorCatalogue.flatMap(({ codes }) => codes), unexpectedCode])('include that of %s', (code) => {
    expect(errorMeanings).toHaveProperty([`error/${code}`]);
  });
});

describe('errorInWords', () => {
  const error = { code: 'SIESA_UNAVAILABLE', message: 'Siesa did not answer.' };

  it('is the message in English, and its meaning before it in Spanish', () => {
    expect(errorInWords(error, 'en')).toBe('Siesa did not answer.');
    expect(errorInWords(error, 'es')).toBe('Siesa no responde ahora. En inglés: Siesa did not answer.');
  });

  it.each([
    ['by its name where it has no code', { name: 'LeaseLost' }, 'es', 'Otra sincronización tomó este cliente.'],
    ['without a message', { code: 'LEASE_LOST' }, 'en', 'Another sync has taken over this client.'],
    ['of an unknown code', { code: 'NEW', message: 'Something.' }, 'es', 'Something.'],
    ['of nothing', { code: 'constructor' }, 'es', ''],
  ] as const)('is known %s', (_, known, language, text) => {
    expect(errorInWords(known, language)).toBe(text);
  });
});

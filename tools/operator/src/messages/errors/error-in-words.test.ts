import { errorCatalogue, errorMeanings, unexpectedCode } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { OperatorMistake } from '../../operator-mistake.ts';
import { message } from '../message.ts';
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

  it('is the sentence of the catalogue, where a mistake has one', () => {
    const mistake = new OperatorMistake(message('mistake/no-job', { job: 'JOB-1', folder: './books' }), {
      code: 'JOB_UNKNOWN',
    });

    expect(mistake.message).toBe("'./books' has no job 'JOB-1': take the id that `reconcile run` printed.");
    expect(errorInWords(mistake, 'en')).toBe(mistake.message);
    expect(errorInWords(mistake, 'es')).toBe(
      'En «./books» no hay un trabajo «JOB-1»: tome el id que mostró `reconcile run`.',
    );
    expect(Object.keys(mistake)).not.toContain('sentence'); // a log has the message
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

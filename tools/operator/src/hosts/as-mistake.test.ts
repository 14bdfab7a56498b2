import { describe, expect, it } from 'vitest';
import { OperatorMistake } from '../operator-mistake.ts';
import { asMistake } from './as-mistake.ts';

const nodeError = (code: string, fields: object = {}): Error => Object.assign(new Error(code), { code }, fields);
const wrapped = (cause: Error): Error => new Error('The SDK could not connect.', { cause });

describe('asMistake', () => {
  it.each(['EMFILE', 'ENFILE'])('explains how to raise the limit of open files: %s', (code) => {
    for (const error of [nodeError(code), wrapped(nodeError(code))])
      expect(asMistake(error)).toMatchObject({
        name: 'OperatorMistake',
        code: 'OPEN_FILES_LIMIT',
        message: expect.stringContaining('ulimit -n 4096') as string,
      });
  });

  it.each(['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED'])(
    'names the host and the problem of a certificate that is refused: %s',
    (code) => {
      expect(asMistake(wrapped(nodeError(code, { hostname: 'dynamodb.example' })))).toMatchObject({
        name: 'OperatorMistake',
        code: 'CERTIFICATE_REFUSED',
        message: expect.stringMatching(/^The certificate of 'dynamodb\.example' is refused/) as string,
      });
      expect(asMistake(nodeError(code))).toMatchObject({ message: expect.stringContaining("'AWS'") as string });
    },
  );

  it('leaves other errors, and mistakes, as they are', () => {
    const others = [nodeError('ECONNRESET'), new OperatorMistake('x', { cause: nodeError('EMFILE') }), 'text'];

    expect(others.map(asMistake)).toEqual(others);
  });
});

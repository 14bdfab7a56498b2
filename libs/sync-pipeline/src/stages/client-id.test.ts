import { clientIdProblem } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { parseClientConfiguration } from '../configuration/client-configuration.ts';
import { aClient, systemRuntime } from '../testing/index.ts';
import { parseExtractRequest } from './parse-requests.ts';

const rule = /is not a client id: 2 to 32 of a-z, 0-9 and '-'/;

describe('a client id', () => {
  it.each([
    '../cliente-b',
    'cliente-a#',
    'cliente-а',
    'ｃliente-a',
    'Cliente-a',
    'cliente-a/',
    'cliente-a\n',
    '-cliente',
    'c',
    'c'.repeat(33),
    '',
  ])('B36: %j is refused, and the rule is named', (id) => {
    expect(clientIdProblem(id)).toMatch(rule);
    expect(() => parseClientConfiguration(aClient({ client_id: id }), { environment: 'prod' })).toThrow(rule);
    expect(() =>
      parseExtractRequest(
        { request: { client_id: id }, owner: 'execution', started_at: new Date().toISOString() },
        systemRuntime,
      ),
    ).toThrow(rule);
  });

  it.each(['cliente-a', '0a', 'c'.repeat(32)])('%j is accepted', (id) => {
    expect(clientIdProblem(id)).toBeUndefined();
  });
});

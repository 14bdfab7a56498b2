import { describe, expect, it } from 'vitest';
import { refuseUnknown } from './refuse-unknown.ts';

const withState = (state: object) => ({ StartAt: 'A', States: { A: { Type: 'Task', ...state } } });

describe('refuseUnknown', () => {
  it('lets the language of the workflow pass', () => {
    expect(() => {
      refuseUnknown(withState({ Resource: 'x', ResultPath: '$.error', Parameters: { 'a.$': '$.b' } }));
    }).not.toThrow();
  });

  it.each([
    [withState({ Assign: {} }), 'Assign'],
    [withState({ QueryLanguage: 'JSONata' }), 'QueryLanguage'],
    [withState({ Parameters: { 'a.$': 'States.JsonToString($)' } }), 'States.JsonToString'],
    [withState({ ResultPath: '$' }), 'ResultPath'],
    [withState({ Type: 'Map', ItemProcessor: withState({ ItemReader: {} }) }), 'ItemReader'],
    [
      withState({ Type: 'Parallel', Branches: [withState({ ToleratedFailurePercentage: 5 })] }),
      'ToleratedFailurePercentage',
    ],
    [{ ...withState({}), QueryLanguage: 'JSONata' }, 'QueryLanguage'],
  ])('refuses what the interpreter would pass over: %#', (definition, field) => {
    expect(() => {
      refuseUnknown(definition);
    }).toThrow(`The definition uses ${field}`);
  });
});

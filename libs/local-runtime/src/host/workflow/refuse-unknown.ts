import { LocalHostError } from '../local-host-error.ts';
import { innerOf, type StateDefinition, type StateMachineDefinition } from './definition.ts';

/** Fields that AWS applies and the interpreter ignores silently: a definition with one of them would behave differently here. */
const ignored = [
  'Arguments',
  'Assign',
  'Credentials',
  'HeartbeatSeconds',
  'ItemBatcher',
  'ItemReader',
  'Output',
  'QueryLanguage',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
];

/** @throws {@link LocalHostError} `DEFINITION_UNKNOWN`, naming the state and the field */
export const refuseUnknown = (definition: StateMachineDefinition): void => {
  if ('QueryLanguage' in definition && definition.QueryLanguage !== 'JSONPath')
    throw unknown('the state machine', 'QueryLanguage');
  for (const [name, state] of Object.entries(definition.States)) refuseIn(name, state);
};

const refuseIn = (name: string, state: StateDefinition): void => {
  const field = ignored.find((one) => one in state);
  if (field !== undefined) throw unknown(`the state '${name}'`, field);
  if (JSON.stringify(state).includes('States.JsonToString'))
    throw unknown(`the state '${name}'`, 'States.JsonToString'); // the interpreter drops backslashes in it
  if (state.ResultPath === '$') throw unknown(`the state '${name}'`, 'ResultPath "$"'); // the interpreter takes it for a field named $

  innerOf(state).forEach(refuseUnknown);
};

const unknown = (where: string, field: string): LocalHostError =>
  new LocalHostError(
    'DEFINITION_UNKNOWN',
    `The definition uses ${field} in ${where}, which the local interpreter runs wrongly. Write it without that field (docs/adr/0040-the-workflow-is-plain-data.md).`,
  );

import { LocalHostError } from '../local-host-error.ts';
import type { StateDefinition, StateMachineDefinition } from '../template/deployment.ts';

/** Fields that AWS obeys and the interpreter passes over in silence: a definition with one would run as another machine here. */
const passedOver = [
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
  const field = passedOver.find((one) => one in state);
  if (field !== undefined) throw unknown(`the state '${name}'`, field);
  if (JSON.stringify(state).includes('States.JsonToString'))
    throw unknown(`the state '${name}'`, 'States.JsonToString'); // it drops backslashes there
  if ('ResultPath' in state && state['ResultPath'] === '$') throw unknown(`the state '${name}'`, 'ResultPath "$"'); // as if it were a field named $

  for (const inner of [state.ItemProcessor, ...(state.Branches ?? [])]) if (inner) refuseUnknown(inner);
};

const unknown = (where: string, field: string): LocalHostError =>
  new LocalHostError(
    'DEFINITION_UNKNOWN',
    `The definition uses ${field} in ${where}, which the local interpreter gets wrong. Write it without (docs/adr says which part of the language is ours).`,
  );

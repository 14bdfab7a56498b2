import { syncStates } from '../../state-names.ts';
import { catchAll } from '../asl/catch.ts';
import { retryCall } from '../asl/retry.ts';
import type { ChoiceRule, States } from '../asl/states.ts';
import { serviceTask } from '../asl/tasks.ts';
import type { SyncResources } from './sync-resources.ts';

/** A stage has found the time of its execution spent, and named the execution that goes on with the run. */
export const handsOver: ChoiceRule & { readonly Next: string } = {
  Variable: '$.successor',
  IsPresent: true,
  Next: syncStates.handOver,
};

/** Step Functions' own name, with and without the suffix that its integrations add. */
const alreadyExists = ['StepFunctions.ExecutionAlreadyExists', 'StepFunctions.ExecutionAlreadyExistsException'];

/** Starts the successor of an execution, once: its name is the run's, and the input of each attempt is the same. */
export const handOverStates = ({ partition }: Pick<SyncResources, 'partition'>): States => ({
  [syncStates.handOver]: {
    ...serviceTask({
      partition,
      action: 'states:startExecution',
      comment: 'The run goes on in another execution, with the same lease and the same sync id.',
      parameters: {
        'StateMachineArn.$': '$$.StateMachine.Id',
        'Name.$': '$.successor.name',
        Input: {
          'client_id.$': '$.client_id',
          'sync_type.$': '$.sync_type',
          'continues.$': '$.successor',
          'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id', // by which the console links both
        },
      },
    }),
    Retry: [{ ErrorEquals: alreadyExists, MaxAttempts: 0 }, ...retryCall],
    Catch: [
      // An attempt whose answer was lost has started it, and it has ended since.
      { ErrorEquals: alreadyExists, ResultPath: '$.start_error', Next: syncStates.handedOver },
      ...catchAll(syncStates.reportFailure),
    ],
    Next: syncStates.handedOver,
  },
  [syncStates.handedOver]: { Type: 'Succeed', Comment: 'The successor ends the run.' },
});

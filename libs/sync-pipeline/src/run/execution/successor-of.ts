import { type Successor, successorName } from '@siesa-integration/workflow-contract';
import type { Run } from '../run.ts';

/** The execution that goes on with a run after this one. Pure. */
export const successorOf = (
  { clientId, syncId, execution }: Run,
  about: Pick<Successor, 'product_type' | 'extraction_timestamp' | 'resume' | 'request' | 'owner' | 'started_at'>,
): Successor => {
  const number = execution.number + 1;
  return {
    name: successorName(clientId, syncId, number),
    number,
    product_type: about.product_type,
    extraction_timestamp: about.extraction_timestamp,
    resume: about.resume,
    request: about.request,
    owner: about.owner,
    started_at: about.started_at,
  };
};

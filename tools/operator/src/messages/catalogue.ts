import { alertMessages } from './alert-messages.ts';
import { consoleMessages } from './console/index.ts';
import { demoMessages } from './demo-messages.ts';
import { errorMessages } from './errors/error-messages.ts';
import { explainMessages } from './explain-messages.ts';
import { historyMessages } from './history-messages.ts';
import { reasonMessages } from './errors/reason-messages.ts';
import { reconcileMessages } from './reconcile-messages.ts';
import { rejectsMessages } from './rejects-messages.ts';
import { reportMessages } from './report-messages.ts';
import { statusMessages } from './status-messages.ts';
import { syncMessages } from './sync-messages.ts';
import { verifyMessages } from './verify-messages.ts';

/** Everything that people read, by its code. */
export const catalogue = {
  ...alertMessages,
  ...consoleMessages,
  ...demoMessages,
  ...errorMessages,
  ...explainMessages,
  ...historyMessages,
  ...reasonMessages,
  ...reconcileMessages,
  ...rejectsMessages,
  ...reportMessages,
  ...statusMessages,
  ...syncMessages,
  ...verifyMessages,
};

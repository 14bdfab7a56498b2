import { errorMeanings } from '@siesa-integration/workflow-contract';
import { alertMessages } from './alert-messages.ts';
import { destinationMessages } from './check/destination-messages.ts';
import { mappingMessages } from './check/mapping-messages.ts';
import { rowsMessages } from './check/rows-messages.ts';
import { sourceMessages } from './check/source-messages.ts';
import { clientMessages } from './commands/client-messages.ts';
import { consoleMessages } from './console/index.ts';
import { demoMessages } from './commands/demo-messages.ts';
import { doctorMessages } from './commands/doctor-messages.ts';
import { folderErrorMessages } from './errors/folder-error-messages.ts';
import { explainMessages } from './explain-messages.ts';
import { folderMessages } from './commands/folder-messages.ts';
import { historyMessages } from './history-messages.ts';
import { importMessages } from './commands/import-messages.ts';
import { quotaMessages } from './commands/quota-messages.ts';
import { clientsMistakes } from './mistakes/clients-mistakes.ts';
import { libraryMessages } from './libraries/library-messages.ts';
import { reconcileMistakes } from './mistakes/reconcile-mistakes.ts';
import { consoleMistakes } from './mistakes/console-mistakes.ts';
import { usageMistakes } from './mistakes/usage-mistakes.ts';
import { reasonMessages } from './errors/reason-messages.ts';
import { reconcileMessages } from './reconcile-messages.ts';
import { rejectsMessages } from './rejects-messages.ts';
import { reportMessages } from './report-messages.ts';
import { statusMessages } from './status-messages.ts';
import { syncMessages } from './sync-messages.ts';
import { verdictMessages } from './verdict-messages.ts';
import { usageMessages } from './commands/usage-messages.ts';
import { verifyMessages } from './verify-messages.ts';

/** Everything that people read, by its code. */
export const catalogue = {
  ...alertMessages,
  ...clientMessages,
  ...clientsMistakes,
  ...consoleMessages,
  ...demoMessages,
  ...destinationMessages,
  ...doctorMessages,
  ...errorMeanings,
  ...folderErrorMessages,
  ...explainMessages,
  ...folderMessages,
  ...historyMessages,
  ...importMessages,
  ...libraryMessages,
  ...mappingMessages,
  ...quotaMessages,
  ...reasonMessages,
  ...reconcileMessages,
  ...reconcileMistakes,
  ...rejectsMessages,
  ...reportMessages,
  ...rowsMessages,
  ...sourceMessages,
  ...statusMessages,
  ...syncMessages,
  ...usageMessages,
  ...consoleMistakes,
  ...usageMistakes,
  ...verdictMessages,
  ...verifyMessages,
};

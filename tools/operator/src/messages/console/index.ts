import { alertsPageMessages } from './alerts-page-messages.ts';
import { clientMessages } from './client-messages.ts';
import { mappingPageMessages } from './mapping-page-messages.ts';
import { newClientMessages } from './new-client-messages.ts';
import { pageMessages } from './page-messages.ts';
import { productMessages } from './product-messages.ts';
import { reconciliationMessages } from './reconciliation-messages.ts';
import { syncPageMessages } from './sync-page-messages.ts';

/** What the console shows. */
export const consoleMessages = {
  ...alertsPageMessages,
  ...clientMessages,
  ...mappingPageMessages,
  ...newClientMessages,
  ...pageMessages,
  ...productMessages,
  ...reconciliationMessages,
  ...syncPageMessages,
};

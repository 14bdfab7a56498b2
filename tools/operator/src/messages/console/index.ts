import { clientMessages } from './client-messages.ts';
import { pageMessages } from './page-messages.ts';
import { productMessages } from './product-messages.ts';
import { syncPageMessages } from './sync-page-messages.ts';

/** What the console shows. */
export const consoleMessages = { ...clientMessages, ...pageMessages, ...productMessages, ...syncPageMessages };

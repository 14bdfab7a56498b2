import { clientMessages } from './client-messages.ts';
import { pageMessages } from './page-messages.ts';

/** What the console shows. */
export const consoleMessages = { ...clientMessages, ...pageMessages };

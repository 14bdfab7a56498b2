import type { Texts } from '../language.ts';
import { connectionTexts } from './connection-texts.ts';
import { destinationTexts } from './destination-texts.ts';
import { documentTexts } from './document-texts.ts';
import { errorTexts } from './error-texts.ts';
import { expectationTexts } from './expectation-texts.ts';
import { expressionTexts } from './expression-texts.ts';
import { recordTexts } from './record-texts.ts';
import { scheduleTexts } from './schedule-texts.ts';
import { settingsTexts } from './settings-texts.ts';
import { siesaTexts } from './siesa-texts.ts';

/** Every sentence of a library that people read. The English one is how the library writes it. */
export const libraryMessages = {
  ...connectionTexts,
  ...destinationTexts,
  ...documentTexts,
  ...errorTexts,
  ...expectationTexts,
  ...expressionTexts,
  ...recordTexts,
  ...scheduleTexts,
  ...settingsTexts,
  ...siesaTexts,
} as const satisfies Texts;

import type { ExportedList, ListCell } from '../export/list-file.ts';
import { localTime } from '../format-time.ts';
import type { Language } from '../messages/language.ts';
import { recordMessageIn } from '../messages/libraries/read-sentence.ts';
import { textIn } from '../messages/message.ts';
import type { ListedReject } from './reject-lines.ts';
import type { RejectList } from './reject-list.ts';
import { reasonInWords } from './reason-in-words.ts';

/** A list of rejects as a table that the people of a client can work through. */
export const rejectTable = (list: RejectList, language: Language): ExportedList => ({
  rows: rowsOf(list, language),
  sheet: textIn(language)('export/sheet'),
  times: [sinceColumn],
});

/** Where {@link rowsOf} writes since when. */
const sinceColumn = 8;

async function* rowsOf({ rejects, timezone }: RejectList, language: Language): AsyncGenerator<readonly ListCell[]> {
  const t = textIn(language);
  yield [
    t('export/id'),
    t('export/source'),
    t('export/name'),
    t('export/siesa-field'),
    t('export/found'),
    t('export/expected'),
    t('export/rule'),
    t('export/status'),
    t('export/since'),
    t('export/attempts'),
  ];
  for await (const reject of rejects)
    yield [
      reject.product_id.startsWith('?') ? '' : reject.product_id,
      reject.source_id ?? '',
      reject.name ?? '',
      reject.siesa_field ?? '',
      shown(reject.found),
      expectedOf(reject, language),
      reject.code,
      t(`export/${reject.status}`),
      reject.since === undefined ? '' : onClock(reject.since, timezone),
      reject.attempts ?? '',
    ];
}

/** The time on the client's clocks. */
const onClock = (at: string, timezone: string): Date => new Date(`${localTime(at, timezone).replace(' ', 'T')}Z`);

const shown = (found: unknown): ListCell => {
  if (found === undefined || found === null) return '';
  return typeof found === 'string' || typeof found === 'number' ? found : JSON.stringify(found);
};

const expectedOf = ({ code, expected, message }: ListedReject, language: Language): string =>
  reasonInWords(code)?.[language] ?? recordMessageIn(expected ?? message, language);

import { expect, it } from 'vitest';
import { renderLogLine } from './render-log-line.ts';

const paint = {
  green: (text: string) => text,
  red: (text: string) => `red ${text}`,
  yellow: (text: string) => `yellow ${text}`,
};
const line = (level: string, more: object = {}): string =>
  renderLogLine(
    JSON.stringify({ level, timestamp: '2026-03-02T06:00:12Z', component: 'serve', message: 'It happened', ...more }),
    paint,
  );

it('writes time, level, client, message and what belongs to it in one line', () => {
  expect(line('INFO', { client_id: 'cliente-a', sync_id: 's1', metadata: { accepted: 9, parts: ['a'] } })).toMatch(
    /^\d\d:00:12 INFO cliente-a It happened sync_id=s1 accepted=9 parts=\["a"\]\n$/,
  );
  expect(line('WARN', { metadata: { client_id: 'cliente-b' } })).toMatch(
    /^yellow \d\d:00:12 WARN cliente-b It happened\n$/,
  );
  expect(line('ERROR')).toMatch(/^red \d\d:00:12 ERROR It happened\n$/);
});

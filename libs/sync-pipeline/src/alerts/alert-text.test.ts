import { describe, expect, it } from 'vitest';
import { alertMessage } from './alert-message.ts';
import type { AlertFinding } from './alert-state.ts';
import { alertLanguages, alertText } from './alert-text.ts';
import { writeAlert } from './write-alert.ts';

const since = '2026-01-15T10:00:00.000Z';
const errorOf = (name: string): AlertFinding => ({
  cause: 'sync-failed',
  error: { name, code: 'SIESA_UNAVAILABLE', message: 'Siesa does not answer.' },
  sync_id: 'sync-1',
});
const findings: readonly AlertFinding[] = [
  errorOf('SiesaUnavailable'),
  errorOf('SecretMissing'),
  errorOf('SourceShrank'),
  errorOf('Unheard.Of'),
  { cause: 'overdue', schedule: 'rate(6 hours)' },
  { cause: 'schedule-unusable', schedule: 'rate(6 hours)', timezone: 'America/Bogotá' },
  { cause: 'unusual-count', count: 0, median: 500 },
  { cause: 'cursor-held', runs: 3 },
  { cause: 'records-parked', parked: 7 },
  { cause: 'deactivation-withheld', withheld: 40 },
];
const readers = { environment: 'prod', clientId: 'cliente-a' };

describe('alertText', () => {
  it('has environment, client and cause in its subject, and the next move and the article in its text', () => {
    expect(
      alertText({ kind: 'begun', finding: errorOf('SiesaUnavailable'), since }, { ...readers, language: 'en' }),
    ).toEqual({
      subject: '[prod] cliente-a: sync failed, SiesaUnavailable',
      text: [
        'The sync sync-1 of client cliente-a failed: SiesaUnavailable. Message: “Siesa does not answer.” When it fails again for the same cause no further alert is sent; one is sent when it is over.',
        'What to do: nothing for now: it usually ends by itself, and the next sync continues. If it lasts for hours, ask the owner of the system.',
        'More: https://github.com/siesa-integration/siesa-integration/blob/main/docs/runbook.md#siesa_unavailable',
      ].join('\n\n'),
    });
  });

  it('is Spanish by default', () => {
    expect(alertText({ kind: 'begun', finding: { cause: 'cursor-held', runs: 3 }, since }, readers)).toMatchObject({
      subject: '[prod] cliente-a: el cursor no avanza',
      text: expect.stringContaining('Qué hacer: ') as string,
    });
  });

  it.each(findings.flatMap((finding) => alertLanguages.map((language) => ({ finding, language }))))(
    'fits a mail and names the client: $finding.cause in $language',
    ({ finding, language }) => {
      for (const kind of ['begun', 'over'] as const) {
        const longest = { environment: 'prod', clientId: 'c'.repeat(32), language };
        const { subject, text } = alertText({ kind, finding, since }, longest);

        expect(subject).toMatch(/^\[prod\] c{32}: [\x20-\x7e]+$/);
        expect(subject.length).toBeLessThan(100);
        expect(text).toContain('c'.repeat(32));
        expect(text).not.toMatch(/undefined|\[object/);
      }
    },
  );

  it('differs between languages, and between a begin and its end', () => {
    for (const finding of findings) {
      const texts = alertLanguages.flatMap((language) =>
        (['begun', 'over'] as const).map((kind) => alertText({ kind, finding, since }, { ...readers, language }).text),
      );

      expect(new Set(texts).size).toBe(4);
    }
  });

  it('has in Spanish what the error means, and no word of its English message', () => {
    const { text } = alertText({ kind: 'begun', finding: errorOf('SiesaUnavailable'), since }, readers);

    expect(text).toContain(
      'falló: SiesaUnavailable. Siesa no responde ahora. El detalle está en «siesa-sync status cliente-a». Si se repite',
    );
    expect(text).not.toContain('does not answer');
  });

  it('cuts a subject that is too long', () => {
    const { subject } = alertText({ kind: 'begun', finding: errorOf('E'.repeat(100)), since }, readers);

    expect(subject).toHaveLength(99);
  });
});

describe('alertMessage', () => {
  it.each([
    ['en', 'sync failed, SiesaUnavailable', /^The sync sync-1 of client cliente-a failed: .*What to do: .*More: /s],
    [
      'es',
      'la sync fallo, SiesaUnavailable',
      /^La sincronización sync-1 del cliente cliente-a falló: .*Qué hacer: .*Más: /s,
    ],
  ] as const)('has each text that SNS delivers in %s, and the document in English', (language, subject, mail) => {
    const alert = { kind: 'begun', finding: errorOf('SiesaUnavailable'), since } as const;
    const written = writeAlert(alert, { ...readers, language });
    const message = JSON.parse(written.message) as Readonly<Record<string, string>>;

    expect(written.subject).toBe(`[prod] cliente-a: ${subject}`);
    expect(message).toEqual({
      sms: written.subject,
      email: expect.stringMatching(mail) as string,
      default: expect.stringContaining('"message":"Siesa does not answer."') as string,
    });
  });

  it('has the document for programs, sentences for mail and one line for a telephone', () => {
    const message = JSON.parse(alertMessage({ client_id: 'a' }, { subject: 'S'.repeat(200), text: 'T' })) as unknown;

    expect(message).toEqual({ default: '{"client_id":"a"}', email: 'T', sms: 'S'.repeat(140) });
  });
});

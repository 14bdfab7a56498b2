import { describe, expect, it } from 'vitest';
import { type DeliveryProblem, mapForeignTexts, storedProblem } from './delivery-problem.ts';
import { deliveryProblemText } from './delivery-problem-text.ts';

const server = 'mail.example.com:587';
const mail = (why: Extract<DeliveryProblem, { code: 'mail' }>['why']): DeliveryProblem => ({
  code: 'mail',
  server,
  why,
  reason: 'X',
});
const secret = (wrong: Extract<DeliveryProblem, { code: 'secret' }>['wrong'], missing = false): DeliveryProblem => ({
  code: 'secret',
  file: 'secrets/alerts/x.json',
  missing,
  wrong,
});

/** Every problem, with words that only its Spanish sentence has. */
const problems: readonly (readonly [DeliveryProblem, string])[] = [
  [{ code: 'answered', host: 'h', status: 500, answer: '' }, '«h» respondió 500. Se intenta de nuevo.'],
  [{ code: 'late', host: 'h', seconds: 0.1 }, '«h» no respondió en 0,1 s.'],
  [
    { code: 'unreachable', host: 'h', reason: 'ECONNREFUSED', correct: { setting: 'webhook.url' } },
    'No hay conexión con «h» («ECONNREFUSED»). Revise webhook.url.',
  ],
  [mail('keys'), 'rechazó el usuario y la contraseña. Corrija el secreto'],
  [mail('no-keys'), 'pide usuario y contraseña'],
  [mail('tls'), 'no ofrece un TLS utilizable'],
  [mail('envelope'), 'rechazó el remitente o un destinatario'],
  [mail('no-address'), 'no tiene dirección. Corrija smtp.host'],
  [mail('unreachable'), 'no responde a la conexión'],
  [mail('timeout'), 'no respondió a tiempo'],
  [mail('other'), 'no recibió el correo. Se intenta de nuevo («X»).'],
  [{ code: 'mail-late', server, seconds: 15 }, `El servidor de correo «${server}» no respondió en 15 s.`],
  [{ code: 'mail-recipients', server, recipients: 'a@b.co' }, 'rechazó a los destinatarios a@b.co. Corrija smtp.to.'],
  [secret([{ expected: 'smtp' }], true), 'no existe: se espera {"user": "…", "password": "…"}. Corríjalo.'],
  [
    secret([{ key: 'user', expected: 'smtp-text' }]),
    'no se puede usar: user: se espera un texto que no esté vacío. Corríjalo.',
  ],
  [secret([{ expected: 'chat' }]), 'se espera {"url": "…"}, la dirección https'],
  [secret([{ key: 'url', expected: 'chat-url' }]), 'url: se espera la dirección https del webhook entrante'],
  [secret([{ expected: 'webhook' }]), 'se espera {"signing_secret": "…"}: "whsec_" y de 24 a 64 bytes'],
  [secret([{ key: 'signing_secret', expected: 'signing-secret' }]), 'signing_secret: se espera "whsec_" y de 24 a 64'],
  [{ code: 'other', reason: 'TypeError' }, 'El aviso no se pudo enviar: «TypeError».'],
];

describe('why an alert was not delivered', () => {
  it.each(problems)('is a sentence in each language: %j', (problem, spanish) => {
    const english = deliveryProblemText(problem, 'en');

    expect(deliveryProblemText(problem, 'es')).toContain(spanish);
    expect(english).not.toMatch(/[«»áéíóúñ]|undefined|\[object/);
    expect(english).not.toBe(deliveryProblemText(problem, 'es'));
  });

  it.each(problems)('is read back as it was stored: %j', (problem) => {
    expect(storedProblem(JSON.stringify(problem))).toEqual(problem);
  });

  it('is the sentence that an older version stored, or whatever else was there', () => {
    expect(storedProblem("'h' answered 500.")).toEqual({ code: 'other', reason: "'h' answered 500." });
    expect(storedProblem('{"code":"new"}')).toEqual({ code: 'other', reason: '{"code":"new"}' });
  });

  it('has changed texts only where they come from outside', () => {
    const problem = { code: 'mail', server: 'code', why: 'keys', reason: 'mail' } as const;

    expect(mapForeignTexts(problem, () => '***')).toEqual({ code: 'mail', server: '***', why: 'keys', reason: '***' });
  });
});

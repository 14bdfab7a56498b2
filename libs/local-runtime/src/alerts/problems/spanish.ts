import type { ExpectedOfSecret, MailProblem, ToCorrect } from './delivery-problem.ts';
import { type DeliveryTexts, wrongInWords } from './delivery-texts.ts';

const signingSecret = '"whsec_" y de 24 a 64 bytes aleatorios en base64; «openssl rand -base64 32» los genera';

const expected: Readonly<Record<ExpectedOfSecret, string>> = {
  smtp: 'se espera {"user": "…", "password": "…"}',
  'smtp-text': 'se espera un texto que no esté vacío',
  chat: 'se espera {"url": "…"}, la dirección https del webhook entrante',
  'chat-url': 'se espera la dirección https del webhook entrante',
  webhook: `se espera {"signing_secret": "…"}: ${signingSecret}`,
  'signing-secret': `se espera ${signingSecret}`,
};

const mail: Readonly<Record<MailProblem, string>> = {
  keys: 'rechazó el usuario y la contraseña. Corrija el secreto que nombra smtp.secret',
  'no-keys': 'pide usuario y contraseña. Nombre su secreto en smtp.secret',
  tls: 'no ofrece un TLS utilizable. Ponga smtp.tls en "implicit" si su puerto empieza con TLS, o pregunte a su dueño',
  envelope: 'rechazó el remitente o un destinatario. Corrija smtp.from y smtp.to',
  'no-address': 'no tiene dirección. Corrija smtp.host',
  unreachable: 'no responde a la conexión. Revise smtp.host y smtp.port, y que este equipo pueda conectarse a él',
  timeout: 'no respondió a tiempo. Revise smtp.host y smtp.port, y smtp.tls, que decide quién empieza',
  other: 'no recibió el correo. Se intenta de nuevo',
};

const check = (correct: ToCorrect): string =>
  `Revise ${'setting' in correct ? correct.setting : `la url del secreto «${correct.addressIn}»`}.`;

const decimal = (seconds: number): string => new Intl.NumberFormat('es-CO').format(seconds);

/** Why alerts were not delivered, in Spanish. Words of a server stand between quotation marks, because they come as it wrote them. */
export const spanish: DeliveryTexts = {
  answered: ({ host, status, answer, correct }) =>
    `«${host}» respondió ${status.toString()}${answer === '' ? '' : `: «${answer}»`}. ${correct === undefined ? 'Se intenta de nuevo.' : check(correct)}`,
  late: ({ host, seconds }) => `«${host}» no respondió en ${decimal(seconds)} s.`,
  unreachable: ({ host, reason, correct }) => `No hay conexión con «${host}» («${reason}»). ${check(correct)}`,
  mail: ({ server, why, reason }) => `El servidor de correo «${server}» ${mail[why]} («${reason}»).`,
  'mail-late': ({ server, seconds }) => `El servidor de correo «${server}» no respondió en ${decimal(seconds)} s.`,
  'mail-recipients': ({ server, recipients }) =>
    `El servidor de correo «${server}» rechazó a los destinatarios ${recipients}. Corrija smtp.to.`,
  secret: ({ file, missing, wrong }) =>
    `El archivo «${file}» ${missing ? 'no existe' : 'no se puede usar'}: ${wrongInWords(wrong, expected)}. Corríjalo.`,
  other: ({ reason }) => `El aviso no se pudo enviar: «${reason}».`,
};

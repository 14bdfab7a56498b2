import type { Texts } from '../language.ts';

/** Why a connection was not opened. Nothing was sent. */
export const connectionTexts = {
  'library/address-refused': {
    en: "The address of '{host}' is refused: {problem}. Put a public https address there.",
    es: 'La dirección de «{host}» se rechaza: {problem}. Ponga allí una dirección https pública.',
  },
  'library/resolves-inside': {
    en: 'the name resolves to an address of an inner network',
    es: 'el nombre lleva a una dirección de una red interna',
  },
  'library/no-address': { en: "'{host}' has no address", es: '«{host}» no tiene una dirección' },
  'library/redirect': {
    en: "'{host}' answered with a redirect ({number}), which is never followed because it would send the key to another address. Put the final address in the client's settings.",
    es: '«{host}» respondió con una redirección ({number}), que nunca se sigue porque enviaría la clave a otra dirección. Ponga la dirección final en la configuración del cliente.',
  },
  'library/other-protocol': {
    en: "'{host}' answered 101 (another protocol) to a call that did not ask for one. Put the address of its API in the client's settings, or ask the host's owner.",
    es: '«{host}» respondió 101 (otro protocolo) a una llamada que no pidió ninguno. Ponga la dirección de su API en la configuración del cliente, o pregunte al dueño del servidor.',
  },
  'library/too-large': {
    en: "The answer of '{host}' passes {number} MiB after inflation; reading stopped. Ask for fewer records a call.",
    es: 'La respuesta de «{host}» pasa de {number} MiB descomprimida; se dejó de leer. Pida menos registros por llamada.',
  },
  'library/open-files-process': {
    en: "No connection to '{host}' can be opened, because this process has as many files open as it may ({code}). Raise the limit (`ulimit -n 4096`) or run fewer syncs at once, and start again.",
    es: 'No se puede abrir una conexión a «{host}», porque este proceso tiene abiertos todos los archivos que puede ({code}). Suba el límite (`ulimit -n 4096`) o ejecute menos sincronizaciones a la vez, e inicie de nuevo.',
  },
  'library/open-files-machine': {
    en: "No connection to '{host}' can be opened, because this machine has as many files open as it may ({code}). Raise the limit (`ulimit -n 4096`) or run fewer syncs at once, and start again.",
    es: 'No se puede abrir una conexión a «{host}», porque este equipo tiene abiertos todos los archivos que puede ({code}). Suba el límite (`ulimit -n 4096`) o ejecute menos sincronizaciones a la vez, e inicie de nuevo.',
  },
  'library/certificate': {
    en: "The certificate of '{host}' is refused, so nothing was sent: {problems} ({code}).",
    es: 'El certificado de «{host}» se rechaza, así que no se envió nada: {problems} ({code}).',
  },
  'library/certificate-renew': {
    en: "ask the host's owner to install a current one",
    es: 'pida al dueño del servidor que instale uno vigente',
  },
  'library/certificate-trust': {
    en: "if the client has a certificate authority of its own, trust it as docs/security.md#a-clients-own-certificate-authority describes; else ask the host's owner",
    es: 'si el cliente tiene una autoridad de certificados propia, confíe en ella como describe docs/security.md#a-clients-own-certificate-authority; si no, pregunte al dueño del servidor',
  },
  'library/certificate-expired': { en: 'it has expired', es: 'venció' },
  'library/certificate-not-yet': { en: 'it is not valid yet', es: 'todavía no es válido' },
  'library/certificate-clock': {
    en: "see whether this machine's clock is right, else ask the host's owner to install a current one",
    es: 'vea si el reloj de este equipo es correcto; si lo es, pida al dueño del servidor que instale uno vigente',
  },
  'library/certificate-revoked': { en: 'it was revoked', es: 'fue revocado' },
  'library/certificate-purpose': { en: 'it is not for this purpose', es: 'no es para este uso' },
  'library/certificate-signature': { en: 'its signature is wrong', es: 'su firma es incorrecta' },
  'library/certificate-untrusted': {
    en: 'no authority that this machine trusts has signed it',
    es: 'no lo firmó ninguna autoridad en la que este equipo confíe',
  },
  'library/certificate-no-authority': {
    en: 'it was signed by a certificate that may not sign others',
    es: 'lo firmó un certificado que no puede firmar otros',
  },
  'library/certificate-no-server': { en: 'it is not for servers', es: 'no es para servidores' },
  'library/certificate-chain': {
    en: 'too many certificates lie between it and a trusted one',
    es: 'hay demasiados certificados entre él y uno de confianza',
  },
  'library/certificate-other-name': { en: 'it is for another name', es: 'es de otro nombre' },
  'library/certificate-name': {
    en: "put the name for which it was issued into the client's address, or ask the host's owner to install a current one",
    es: 'ponga en la dirección del cliente el nombre para el que se emitió, o pida al dueño del servidor que instale uno vigente',
  },
  'library/certificate-self': { en: 'the host has signed it itself', es: 'lo firmó el mismo servidor' },
  'library/certificate-unknown-authority': {
    en: 'it leads to a certificate authority that this machine does not know',
    es: 'lleva a una autoridad de certificados que este equipo no conoce',
  },
  'library/certificate-no-chain': {
    en: 'the host does not send the certificates that lead from it to a trusted one',
    es: 'el servidor no envía los certificados que llevan de él a uno de confianza',
  },
  'library/certificate-whole-chain': {
    en: "ask the host's owner to send the whole chain",
    es: 'pida al dueño del servidor que envíe la cadena completa',
  },
  'library/took-too-long': { en: 'it took too long', es: 'tardó demasiado' },
  'library/broke': { en: 'the connection broke', es: 'la conexión se rompió' },
  'library/closed': {
    en: 'The connection was closed without an answer',
    es: 'la conexión se cerró sin una respuesta',
  },
  'library/no-answer-within': { en: 'No answer within {number} ms', es: 'ninguna respuesta en {number} ms' },
  'library/unknown-status': {
    en: 'The answer has the status {number}, which HTTP does not define',
    es: 'la respuesta tiene el estado {number}, que HTTP no define',
  },
  'library/address-user-or-password': {
    en: 'it holds a user name or password',
    es: 'contiene un usuario o una clave',
  },
  'library/address-no-https': { en: 'it is not https', es: 'no es https' },
  'library/address-of': { en: 'The address {address} of {title}', es: 'La dirección {address} de {title}' },
} as const satisfies Texts;

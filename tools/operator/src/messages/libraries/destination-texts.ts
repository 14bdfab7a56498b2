import type { Texts } from '../language.ts';

/** What a destination answered. Its own words stand in these sentences as they came. */
export const destinationTexts = {
  'library/destination-refused-key': {
    en: "{title} refused the key in '{name}' ({words}). Put the client's current key there.",
    es: '{title} rechazó la clave de «{name}» ({words}). Ponga allí la clave actual del cliente.',
  },
  'library/destination-refused-key-tried': {
    en: "{title} refused the key in '{name}' ({words}). Before this failure {problems}. Put the client's current key there.",
    es: '{title} rechazó la clave de «{name}» ({words}). Antes de este fallo {problems}. Ponga allí la clave actual del cliente.',
  },
  'library/key-asked-again': {
    en: 'it was asked once more, because it had worked before',
    es: 'se preguntó una vez más, porque antes había servido',
  },
  'library/key-other-refused': {
    en: 'another key was read from the secret and refused as well',
    es: 'se leyó otra clave del secreto y también se rechazó',
  },
  'library/key-same': {
    en: 'the secret was read again and holds the same key',
    es: 'el secreto se leyó de nuevo y tiene la misma clave',
  },
  'library/destination-no-path': {
    en: "{title} has no '{target}' at this address. Correct the client's product address.",
    es: '{title} no tiene «{target}» en esta dirección. Corrija la dirección del producto del cliente.',
  },
  'library/destination-no-path-words': {
    en: "{title} has no '{target}' at this address ({words}). Correct the client's product address.",
    es: '{title} no tiene «{target}» en esta dirección ({words}). Corrija la dirección del producto del cliente.',
  },
  'library/destination-no-answer': {
    en: '{title} did not answer {target}: {words}.',
    es: '{title} no respondió a {target}: {words}.',
  },
  'library/destination-redirects': {
    en: "{title} redirects {target} to another address. Put the final address into the client's settings and secret.",
    es: '{title} redirige {target} a otra dirección. Ponga la dirección final en la configuración y el secreto del cliente.',
  },
  'library/destination-too-large': {
    en: '{title} answered {target} with more than {number} MiB.',
    es: '{title} respondió a {target} con más de {number} MiB.',
  },
  'library/destination-login': {
    en: "{title} refuses the login of '{name}' ({words}). Correct 'username' and 'password' there, and check that the user is active.",
    es: '{title} rechaza el inicio de sesión de «{name}» ({words}). Corrija allí «username» y «password», y revise que el usuario esté activo.',
  },
  'library/destination-token': {
    en: "{title} refuses the token of '{name}', also after a new login ({words}). Check the user there.",
    es: '{title} rechaza el token de «{name}», también tras iniciar sesión de nuevo ({words}). Revise allí el usuario.',
  },
  'library/destination-login-answer': {
    en: '{title} answered {number} to a login without a token.',
    es: '{title} respondió {number} al inicio de sesión, sin un token.',
  },
  'library/destination-permission': {
    en: "The user in '{name}' lacks permission for '{target}' at {title} ({words}). Give the user this permission in {again}.",
    es: 'Al usuario de «{name}» le falta permiso para «{target}» en {title} ({words}). Dele este permiso en {again}.',
  },
  'library/destination-pause': {
    en: '{title} asks for a pause of {number} min. A later sync continues from there.',
    es: '{title} pide una pausa de {number} min. Una sincronización posterior continúa desde allí.',
  },
  'library/destination-long-pause': {
    en: '{title} asked for a pause that lasts longer than this run.',
    es: '{title} pidió una pausa más larga que esta ejecución.',
  },
  'library/destination-setting': {
    en: "{title} does not accept '{setting}' of the client's settings ({words}). Correct it.",
    es: '{title} no acepta «{setting}» de la configuración del cliente ({words}). Corríjalo.',
  },
  'library/destination-other-customer': {
    en: "{title} stored '{id}' as a record of another customer. Correct 'product_settings' of the client, or the user in its secret.",
    es: '{title} guardó «{id}» como un registro de otro cliente. Corrija «product_settings» del cliente, o el usuario de su secreto.',
  },
  'library/destination-several': {
    en: '{title} holds {number} records under this id ({list}): nothing was sent. Keep one of them in {again}.',
    es: '{title} tiene {number} registros con este id ({list}): no se envió nada. Deje uno de ellos en {again}.',
  },
  'library/destination-other-record': {
    en: "{title} gave this record the id '{ref}', under which '{other}' stands now, and no record has this one's code. Correct the code in {again}, or delete its record '{same}'.",
    es: '{title} dio a este registro el id «{ref}», con el que ahora está «{other}», y ningún registro tiene el código de este. Corrija el código en {again}, o borre su registro «{same}».',
  },
  'library/destination-page': {
    en: "{title} answered {number} to '{target}' without a page of records.",
    es: '{title} respondió {number} a «{target}» sin una página de registros.',
  },
  'library/destination-page-words': {
    en: "{title} answered {number} to '{target}' without a page of records: {words}.",
    es: '{title} respondió {number} a «{target}» sin una página de registros: {words}.',
  },
  'library/destination-no-id': {
    en: "{title} lists a record without an id under '{target}'.",
    es: '{title} lista un registro sin id en «{target}».',
  },
  'library/destination-no-record-id': {
    en: "{title} answered {number} to '{target}' without a record that has an id.",
    es: '{title} respondió {number} a «{target}» sin un registro que tenga id.',
  },
  'library/destination-no-record-id-words': {
    en: "{title} answered {number} to '{target}' without a record that has an id: {words}.",
    es: '{title} respondió {number} a «{target}» sin un registro que tenga id: {words}.',
  },
  'library/api-returned': {
    en: '{title} API returned {number}: {words}',
    es: 'La API de {title} respondió {number}: {words}',
  },
  'library/api-returned-nothing': { en: '{title} API returned {number}', es: 'La API de {title} respondió {number}' },
  'library/api-returned-to': {
    en: "{title} API returned {number} to '{target}': {words}",
    es: 'La API de {title} respondió {number} a «{target}»: {words}',
  },
  'library/no-verdict': {
    en: '{title} gave no verdict, also when the record was sent once more',
    es: '{title} no dio un veredicto, tampoco cuando el registro se envió otra vez',
  },
  'library/no-verdict-words': {
    en: '{title} gave no verdict, also when the record was sent once more. It answered: {words}',
    es: '{title} no dio un veredicto, tampoco cuando el registro se envió otra vez. Respondió: {words}',
  },
  'library/no-verdict-batch': {
    en: 'The batch ended without a verdict for this record',
    es: 'El lote terminó sin un veredicto para este registro',
  },
  'library/not-mentioned': {
    en: "The destination's answer did not mention this record.",
    es: 'La respuesta del destino no mencionó este registro.',
  },
  'library/states-failure': {
    en: '{title} answered a success whose body states a failure.',
    es: '{title} respondió un éxito cuyo contenido declara un fallo.',
  },
  'library/too-large-alone': { en: 'the record alone is too large', es: 'el registro solo ya es muy grande' },
  'library/no-reason': { en: '{title} gave no reason', es: '{title} no dio un motivo' },
  'library/time-ran-out': {
    en: 'Time ran out while records were being sent to {title}. The next attempt continues from there.',
    es: 'Se acabó el tiempo mientras se enviaban registros a {title}. El próximo intento continúa desde allí.',
  },
  'library/batch-size': {
    en: 'A batch of {number} is not possible: {title} takes 1 to {most} records a call.',
    es: 'Un lote de {number} no es posible: {title} recibe de 1 a {most} registros por llamada.',
  },
  'library/ignored-field': {
    en: 'The destination did not answer with this field, so it may not store it. Reported once a run.',
    es: 'El destino no respondió con este campo, así que quizás no lo guarda. Se avisa una vez por ejecución.',
  },
  'library/answered-after-out-of-use': {
    en: "{title} answered with {path} '{value}' after it was taken out of use.",
    es: '{title} respondió con {path} «{value}» después de que se puso fuera de uso.',
  },
  'library/no-reason-given': { en: 'no reason given', es: 'sin dar un motivo' },
  'library/accepted-nothing': {
    en: '{words} ({number} calls accepted nothing of this batch)',
    es: '{words} ({number} llamadas no aceptaron nada de este lote)',
  },
} as const satisfies Texts;

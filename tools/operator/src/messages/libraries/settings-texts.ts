import type { Texts } from '../language.ts';

/** What is wrong with a client's settings or secrets. */
export const settingsTexts = {
  'library/cannot-be-used': {
    en: '{subject} cannot be used: {problems}. Correct it.',
    es: '{subject} no se puede usar: {problems}. Corríjalo.',
  },
  'library/configuration': {
    en: "The configuration of client '{client}' cannot be used: {problems}. Correct it.",
    es: 'La configuración del cliente «{client}» no se puede usar: {problems}. Corríjala.',
  },
  'library/its-file': { en: '{problems} Its file: {file}.', es: '{problems} Su archivo: {file}.' },
  'library/its-file-line': { en: 'Its file: {file}.', es: 'Su archivo: {file}.' },
  'library/no-json-object': { en: 'it is not a JSON object', es: 'no es un objeto JSON' },
  'library/it-is-missing': { en: 'it is missing', es: 'falta' },
  'library/key-absent': { en: 'expected "{name}", found undefined', es: 'falta "{name}"' },
  'library/settings-expected': { en: 'Expected {expected}', es: 'se espera {expected}' },
  'library/settings-expected-found': {
    en: 'Expected {expected}, found {found}',
    es: 'se espera {expected}, y hay {found}',
  },
  'library/settings-expected-nothing': {
    en: 'Expected {expected}, found undefined',
    es: 'se espera {expected}, y no hay nada',
  },
  'library/invalid-type': {
    en: 'Invalid type: Expected {expected} but received {found}',
    es: 'se espera {expected}, y hay {found}',
  },
  'library/invalid-value': {
    en: 'Invalid value: Expected {expected} but received {found}',
    es: 'se espera {expected}, y hay {found}',
  },
  'library/invalid-length': {
    en: 'Invalid length: Expected {expected} but received {found}',
    es: 'se espera una longitud {expected}, y es {found}',
  },
  'library/invalid-key': {
    en: 'Invalid key: Expected {expected} but received {found}',
    es: 'se espera la clave {expected}, y hay {found}',
  },
  'library/schema-string': { en: 'string', es: 'texto' },
  'library/schema-number': { en: 'number', es: 'un número' },
  'library/schema-boolean': { en: 'boolean', es: 'true o false' },
  'library/schema-array': { en: 'Array', es: 'una lista' },
  'library/schema-object': { en: 'Object', es: 'un objeto' },
  'library/schema-choices': { en: '({choices})', es: 'uno de {choices}' },
  'library/destination-name': {
    en: "a destination's name such as kong or wms",
    es: 'el nombre de un destino, como kong o wms',
  },
  'library/object-key': { en: 'the key of an object', es: 'la clave de un objeto' },
  'library/no-dots': { en: "'..' is not allowed", es: "'..' no se permite" },
  'library/an-address': { en: 'an address', es: 'una dirección' },
  'library/refuse-or-newest': { en: 'refuse or newest', es: 'refuse o newest' },
  'library/digits': { en: '{number} digits', es: '{number} dígitos' },
  'library/es-or-en': { en: 'es or en', es: 'es o en' },
  'library/public-address': {
    en: 'a public https address ({problem})',
    es: 'una dirección https pública ({problem})',
  },
  'library/address-relative': { en: 'it is not an absolute address', es: 'no es una dirección completa' },
  'library/address-user': {
    en: 'it holds a user name or a password',
    es: 'contiene un usuario o una clave',
  },
  'library/address-https': { en: 'only https is allowed', es: 'solo se permite https' },
  'library/address-ip': {
    en: 'it names an IP address instead of a host',
    es: 'nombra una dirección IP en vez de un servidor',
  },
  'library/address-inner': {
    en: 'it names a host of an inner network',
    es: 'nombra un servidor de una red interna',
  },
  'library/own-secret': {
    en: "'{name}', the client's own secret",
    es: '«{name}», el secreto propio del cliente',
  },
  'library/largest-batch': {
    en: 'at most {number}, the largest batch of {title}',
    es: 'a lo sumo {number}, el lote más grande de {title}',
  },
  'library/no-settings': {
    en: "none, because the dialect {dialect} has none. Is 'product_dialect' missing?",
    es: 'ninguna, porque el dialecto {dialect} no tiene. ¿Falta «product_dialect»?',
  },
  'library/no-further-setting': { en: 'no further setting', es: 'ninguna otra opción' },
  'library/one-of-two': { en: 'one of {names}', es: 'uno de {names}' },
  'library/time-zone': {
    en: 'an IANA time zone, for example America/Bogota',
    es: 'una zona horaria de IANA, por ejemplo America/Bogota',
  },
  'library/identifier': { en: 'letters, digits and underscores', es: 'letras, dígitos y guiones bajos' },
  'library/a-column': { en: 'at least one column', es: 'al menos una columna' },
  'library/pick': { en: 'first, max:COLUMN or sum:COLUMN', es: 'first, max:COLUMNA o sum:COLUMNA' },
  'library/value-without-blanks': {
    en: 'a value without blanks or line breaks',
    es: 'un valor sin espacios ni saltos de línea',
  },
  'library/a-key': { en: 'a key', es: 'una clave' },
  'library/key-without-blanks': {
    en: 'a key without blanks or line breaks',
    es: 'una clave sin espacios ni saltos de línea',
  },
  'library/json-value': { en: 'a JSON value', es: 'un valor JSON' },
  'library/same-for-all': {
    en: 'fields that may be the same in every product, so none of {list}',
    es: 'campos que puedan ser iguales en cada producto, así que ninguno de {list}',
  },
  'library/defaults-and-scheme': { en: 'defaults and auth_scheme', es: 'defaults y auth_scheme' },
  'library/bearer': { en: 'Bearer or an empty text', es: 'Bearer o un texto vacío' },
  'library/no-destination': {
    en: "there is no destination '{name}'",
    es: 'no hay un destino «{name}»',
  },
  'library/no-product-dialect': {
    en: "the destination '{name}' has no '{dialect}'",
    es: 'el destino «{name}» no tiene «{dialect}»',
  },
  'library/connekta-path': { en: "a path such as '{place}'", es: "una ruta como '{place}'" },
  'library/connekta-page': {
    en: 'at most 100, or 1000 for dynamic queries',
    es: 'a lo sumo 100, o 1000 para consultas dinámicas',
  },
  'library/connekta-page-dynamic': {
    en: 'at most 100 for dynamic queries of version v3.1',
    es: 'a lo sumo 100 para consultas dinámicas de la versión v3.1',
  },
  'library/connekta-no-filter': {
    en: 'absent for dynamic queries of version v3, which take no filter',
    es: 'que falte en consultas dinámicas de la versión v3, que no reciben filtro',
  },
  'library/connekta-no-changed-column': {
    en: 'absent where siesa_joins is there: a change of stock or of a barcode does not move it',
    es: 'que falte donde está siesa_joins: un cambio de existencias o de un código de barras no la mueve',
  },
  'library/connekta-text': {
    en: "'{text}' is not {expected}, which Connekta's filter needs. Correct the client's settings.",
    es: '«{text}» no es {expected}, que necesita el filtro de Connekta. Corrija la configuración del cliente.',
  },
  'library/column-name': { en: 'a column name', es: 'un nombre de columna' },
  'library/from-zero': { en: 'It must be a whole number from 0.', es: 'Debe ser un número entero desde 0.' },
  'library/reference': {
    en: 'It must be an id, which is a whole number from 0, or {prefix} and the external id, such as {example}.',
    es: 'Debe ser un id, que es un número entero desde 0, o {prefix} y el id externo, como {example}.',
  },
  'library/group': {
    en: 'a group with its four fields, or one of {list} with a code',
    es: 'un grupo con sus cuatro campos, o uno de {list} con un código',
  },
  'library/no-object': { en: "there is no object '{name}'", es: 'no hay un objeto «{name}»' },
  'library/client-id': {
    en: "'{text}' is not a client id: 2 to 32 of a-z, 0-9 and '-', not beginning with '-'",
    es: "«{text}» no es un id de cliente: de 2 a 32 de a-z, 0-9 y '-', sin empezar por '-'",
  },
  'library/secret': {
    en: "The secret '{name}' {problem}. Put the client's current credentials there.",
    es: 'El secreto «{name}» {problem}. Ponga allí las credenciales actuales del cliente.',
  },
  'library/secret-absent': { en: 'does not exist', es: 'no existe' },
  'library/secret-no-object': { en: 'is not a JSON object', es: 'no es un objeto JSON' },
  'library/secret-no-json': { en: 'is not a JSON document', es: 'no es un documento JSON' },
  'library/secret-lacks': { en: 'lacks something ({problems})', es: 'no está completo ({problems})' },
  'library/the-document': { en: 'the document: {problem}', es: 'el documento: {problem}' },
  'library/secret-permissions': {
    en: "is in a file that cannot be read; check the file's permissions",
    es: 'está en un archivo que no se puede leer; revise los permisos del archivo',
  },
  'library/secret-fits': {
    en: "The secret '{name}' does not fit {title}: {problems}.",
    es: 'El secreto «{name}» no corresponde a {title}: {problems}.',
  },
  'library/key-missing': { en: "'{name}' is missing", es: 'falta «{name}»' },
  'library/key-should-be': { en: "'{name}' should be {expected}", es: '«{name}» debe ser {expected}' },
  'library/key-empty': { en: "'{name}' is empty", es: '«{name}» está vacío' },
  'library/key-no-valid': { en: "'{name}' is not a valid {type}", es: '«{name}» no es un {type} válido' },
  'library/should-be-object': { en: 'it should be a JSON object', es: 'debe ser un objeto JSON' },
  'library/secret-other-product': {
    en: "The secret '{name}' is for another product than {title}: correct its 'product_type' or the client's secret name.",
    es: 'El secreto «{name}» es de otro producto que {title}: corrija su «product_type» o el nombre del secreto del cliente.',
  },
  'library/secret-hidden': {
    en: "'{key}' in the secret '{name}' holds a character that cannot be seen ({character}), so it would be refused. Type it anew, or copy it without what surrounds it.",
    es: '«{key}» en el secreto «{name}» tiene un carácter que no se ve ({character}), así que se rechazaría. Escríbalo de nuevo, o cópielo sin lo que lo rodea.',
  },
  'library/secret-other-host': {
    en: "The secret '{name}' is for another host than the client's address {origin}: its 'api_url' must have the same scheme, host and port.",
    es: 'El secreto «{name}» es de otro servidor que la dirección del cliente {origin}: su «api_url» debe tener el mismo esquema, servidor y puerto.',
  },
  'library/service-endpoint': {
    en: "'{place}' in '{name}' is not an address.",
    es: '«{place}» en «{name}» no es una dirección.',
  },
  'library/may-not-be-called': {
    en: '{subject} may not be called: {problem}.',
    es: '{subject} no se puede llamar: {problem}.',
  },
} as const satisfies Texts;

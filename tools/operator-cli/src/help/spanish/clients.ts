/** Of the commands about clients and mapping documents. Options of `client new` are its questions, which the catalogue has. */
export const clients: Readonly<Record<string, string>> = {
  'new, import, check, apply, enable, disable': 'crear, importar, comprobar, aplicar, activar, desactivar',
  'Works on the settings of clients.': 'Trabaja con la configuración de los clientes.',
  'ask what is needed, and write the files of a new client':
    'pregunta lo necesario y escribe los archivos de un cliente nuevo',
  'Asks what a new client needs (product, addresses, keys by hidden prompt, schedule), and writes its files into a folder on this machine. What is given by options is not asked. Nothing is sent anywhere.':
    'Pregunta lo que necesita un cliente nuevo (producto, direcciones, claves sin mostrarlas, horario), y escribe sus archivos en una carpeta de este equipo. No pregunta lo que dan las opciones. No se envía nada a ninguna parte.',
  'keys as JSON, such as {"conni_key": "…", "conni_token": "…", "product_username": "…", "product_password": "…"}; - reads standard input':
    'claves en JSON, como {"conni_key": "…", "conni_token": "…", "product_username": "…", "product_password": "…"}; - lee la entrada estándar',
  'check the client at once, without asking; the exit code is that of the check':
    'comprueba el cliente enseguida, sin preguntar; el código de salida es el de la comprobación',
  "write another program's settings and secrets of a client as files of ours":
    'escribe la configuración y los secretos de un cliente de otro programa como archivos de este',
  'Reads the documents that another program keeps of one client, and writes them in this service\'s form into a folder on this machine. Each is recognised by its content: a staging item in DynamoDB\'s JSON, a row with "configType": "PRODUCT_CONFIG", the secrets of Siesa and of the product, the mapping document. Says what it could not carry over. Nothing is sent anywhere.':
    'Lee los documentos que otro programa guarda de un cliente, y los escribe en la forma de este servicio en una carpeta de este equipo. Cada uno se reconoce por su contenido: un ítem de staging en JSON de DynamoDB, una fila con "configType": "PRODUCT_CONFIG", los secretos de Siesa y del producto, el documento de mapeo. Indica lo que no pudo trasladar. No se envía nada a ninguna parte.',
  "the client's settings, and its secrets and mapping document where you have them":
    'la configuración del cliente, y sus secretos y documento de mapeo si los tiene',
  'the id of the client here, where it must differ': 'el identificador del cliente aquí, si debe ser otro',
  'look at everything a sync of it needs': 'revisa todo lo que necesita una sincronización suya',
  "Looks at a client's settings, mapping and secrets, reads two pages of its Siesa, asks how it pages and compares dates, looks for rows that would be lost or mixed up, maps the first page, asks its product for an answer and, where it can be read, for one record, and estimates a load: one line each, with what to do. A `note` is allowed and changes what a sync does. Writes nothing.":
    'Revisa la configuración, el mapeo y los secretos de un cliente, lee dos páginas de su Siesa, prueba cómo pagina y compara fechas, busca filas que se perderían o mezclarían, transforma la primera página, pide una respuesta a su producto y, si se puede leer, un registro, y estima una carga: una línea por cada cosa, con lo que hay que hacer. Una `nota` se permite y cambia lo que hace una sincronización. No escribe nada.',
  "write a client's keys": 'escribe las claves de un cliente',
  "Works on a client's secrets.": 'Trabaja con los secretos de un cliente.',
  'write the keys of its Siesa or of its product': 'escribe las claves de su Siesa o de su producto',
  "Asks for the keys of a client's Siesa or product by hidden prompt, or takes them from a file, and writes its secret: a file of the folder, readable by its owner alone, or a secret in Secrets Manager, which is made when it is not there. What else the secret holds stays. Nothing is written that a sync could not use.":
    'Pregunta las claves del Siesa o del producto de un cliente sin mostrarlas, o las toma de un archivo, y escribe su secreto: un archivo de la carpeta, legible solo por su dueño, o un secreto en Secrets Manager, que se crea si no existe. Lo demás que tenga el secreto queda igual. No se escribe nada que una sincronización no pueda usar.',
  'whose keys': 'de quién son las claves',
  'show the difference, then write settings, mapping and schedule':
    'muestra la diferencia, y después escribe configuración, mapeo y horario',
  "Shows how clients' files differ from what is in place, field by field, asks, and writes mapping, settings and schedule. What fails half-way is mended by running it again.":
    'Muestra campo por campo en qué difieren los archivos de los clientes de lo que hay, pregunta, y escribe mapeo, configuración y horario. Lo que falla a medias se arregla ejecutándolo de nuevo.',
  "files with clients' settings; mapping documents are taken from ../field-mappings beside them. With --from-local or --from-env the ids of clients":
    'archivos con la configuración de clientes; los documentos de mapeo se toman de ../field-mappings junto a ellos. Con --from-local o --from-env, los identificadores de clientes',
  'move clients of this folder, with cursor and ledger, so that nothing is sent twice':
    'traslada clientes de esta carpeta, con cursor y registro, para que nada se envíe dos veces',
  'likewise, of an AWS environment': 'lo mismo, de un entorno de AWS',
  'write without asking': 'escribe sin preguntar',
  'let it be synced, by schedule and by hand': 'permite sincronizarlo, por horario y a mano',
  'Lets a client be synced again: its schedule is switched on too.':
    'Permite sincronizar de nuevo un cliente: también activa su horario.',
  'let nothing start any more; a running sync ends as usual':
    'no deja que se inicie nada más; una sincronización en curso termina normalmente',
  'Lets no sync of a client start any more: its schedule is switched off too. A running one ends as usual. Its data is kept.':
    'No deja que se inicie ninguna sincronización de un cliente: también desactiva su horario. La que esté en curso termina normalmente. Sus datos se conservan.',
  'check a mapping document': 'comprueba un documento de mapeo',
  'Works on mapping documents.': 'Trabaja con documentos de mapeo.',
  'every problem of a mapping document at once': 'todos los problemas de un documento de mapeo de una vez',
  'Shows every problem of a mapping document at once. With a sample of Siesa rows also: how often each field is filled, what fails, and three records before and after.':
    'Muestra de una vez todos los problemas de un documento de mapeo. Con una muestra de filas de Siesa también: con qué frecuencia se llena cada campo, qué falla, y tres registros antes y después.',
  'the mapping document': 'el documento de mapeo',
  'rows of Siesa: a page as it answers, a list of rows, or one row a line':
    'filas de Siesa: una página como la responde, una lista de filas, o una fila por línea',
};

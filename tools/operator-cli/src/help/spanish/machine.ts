/** Of the commands about this machine, its folders and its pages. */
export const machine: Readonly<Record<string, string>> = {
  'look at what commands need of this machine': 'revisa lo que los comandos necesitan de este equipo',
  'Looks at Node.js, the folder and the permissions of its secrets, free disk, ports of loopback, and region and credentials of AWS: one line each, with what to do. Opens no host, writes nothing and calls no server.':
    'Revisa Node.js, la carpeta y los permisos de sus secretos, el disco libre, los puertos locales, y la región y las credenciales de AWS: una línea por cada cosa, con lo que hay que hacer. No escribe nada ni llama a ningún servidor.',
  'functions that AWS lets run at once, beside what the clients need':
    'funciones que AWS deja ejecutar a la vez, junto a lo que necesitan los clientes',
  'Shows how many functions of the account may run at once, above how many the alarm of the environment notifies, what is reserved, and what its clients load at once by their settings. Writes nothing.':
    'Muestra cuántas funciones de la cuenta se pueden ejecutar a la vez, desde cuántas avisa la alarma del ambiente, qué está reservado, y cuánto cargan a la vez sus clientes según su configuración. No escribe nada.',
  'run the schedules of a folder on this machine, until it is stopped':
    'ejecuta los horarios de una carpeta en este equipo, hasta que se detenga',
  'Starts the syncs of a folder by the schedules of its clients, and serves the console, /healthz and /metrics on 127.0.0.1. Changed files are followed without a restart. SIGTERM or Ctrl-C lets calls end, at most 25 seconds, and gives leases back; a second one ends at once. The log is JSON lines, or text on a terminal.':
    'Inicia las sincronizaciones de una carpeta según los horarios de sus clientes, y sirve la consola, /healthz y /metrics en 127.0.0.1. Los archivos cambiados se siguen sin reiniciar. SIGTERM o Ctrl-C deja terminar las llamadas, 25 segundos como máximo, y libera los clientes; un segundo termina de inmediato. El log son líneas JSON, o texto en una terminal.',
  'of 127.0.0.1; 0 for any that is free': 'de 127.0.0.1; 0 para cualquiera que esté libre',
  'most syncs at once; the others wait': 'máximo de sincronizaciones a la vez; las demás esperan',
  'pages in a browser: see, run, understand and repair syncs':
    'páginas en un navegador: ver, ejecutar, entender y reparar sincronizaciones',
  'Serves pages in which an operator sees, runs, understands and repairs syncs, until Ctrl+C. Only this machine can open them; with --host and a file of passwords or a token others can, too. With --env they work with your own AWS profile.':
    'Sirve páginas en las que un operador ve, ejecuta, entiende y repara sincronizaciones, hasta Ctrl+C. Solo este equipo las puede abrir; con --host y un archivo de contraseñas o un token también otros. Con --env funcionan con su propio perfil de AWS.',
  'where to listen; 0 for any port that is free': 'dónde escuchar; 0 para cualquier puerto libre',
  'listen on this address instead of 127.0.0.1': 'escucha en esta dirección en lugar de 127.0.0.1',
  'a further address under which a browser opens it, such as that of a proxy':
    'otra dirección con la que un navegador la abre, como la de un proxy',
  'let those sign in whose passwords it holds, one a line (console password)':
    'permite ingresar a quienes tienen en él su contraseña, una por línea (console password)',
  'let those sign in who have the token that it holds': 'permite ingresar a quienes tienen el token que contiene',
  'write the password with which somebody signs in to the console':
    'escribe la contraseña con la que alguien ingresa a la consola',
  'Asks for a password by hidden prompt, or reads it from standard input, and writes it into a password file, from which it cannot be read back. A password that the name has already is replaced.':
    'Pregunta una contraseña sin mostrarla, o la lee de la entrada estándar, y la escribe en un archivo de contraseñas, del que nadie la puede volver a leer. Si el nombre ya tiene contraseña, se reemplaza.',
  'under which the changes of this person are listed': 'con el que se listan los cambios de esta persona',
  'the password file; made when missing, readable by its owner alone':
    'el archivo de contraseñas; se crea si falta, legible solo por su dueño',
  'what was changed in the console: who, when, what, from where':
    'qué se cambió en la consola: quién, cuándo, qué, desde dónde',
  'Shows the changes that operators made in the console, newest first: who, when, what, and from which address. They are kept 400 days.':
    'Muestra los cambios que los operadores hicieron en la consola, primero los más recientes: quién, cuándo, qué, y desde qué dirección. Se guardan 400 días.',
  'the most entries': 'máximo de entradas',
  'alerts that are open, and what became of those that were sent': 'avisos abiertos, y qué pasó con los enviados',
  'Shows what is open about each client, and of a folder also the last twenty alerts with their delivery: delivered, waiting for a further attempt, or undelivered after a day, and why.':
    'Muestra lo que está abierto de cada cliente, y de una carpeta también los últimos veinte avisos con su entrega: entregado, en espera de otro intento, o sin entregar tras un día, y por qué.',
  'send one test alert to each channel of a folder': 'envía un aviso de prueba a cada canal de una carpeta',
  'Sends one test alert to each channel that `alerts.json` names, and prints the verdict of each.':
    'Envía un aviso de prueba a cada canal que nombra `alerts.json`, e imprime el resultado de cada uno.',
  'carry over what an older version kept in a folder': 'traslada lo que una versión anterior guardó en una carpeta',
  'Writes cursors, ledger, history and what is known of the last syncs from the tables of an older version to the database of a folder, and moves the objects. Once: afterwards it finds nothing to do. The tables stay as they are.':
    'Escribe cursores, registro, historial y lo que se sabe de las últimas sincronizaciones de las tablas de una versión anterior en la base de datos de una carpeta, y mueve los objetos. Una vez: después no encuentra nada que hacer. Las tablas quedan como están.',
  'write what the service keeps in a folder to one file, while syncs run':
    'escribe en un archivo lo que el servicio guarda en una carpeta, aunque haya sincronizaciones en curso',
  'Writes cursors, ledger, history and reports of a folder to one file, as they are at one moment; syncs and `serve` may run. Settings, mapping documents and secrets are your own files: keep them as you keep other files.':
    'Escribe en un archivo cursores, registro, historial y reportes de una carpeta, como están en un momento; puede haber sincronizaciones y `serve` en curso. La configuración, los documentos de mapeo y los secretos son archivos suyos: guárdelos como guarda otros archivos.',
  'the file to write; there must be none': 'el archivo que se escribe; no debe existir',
  'put back what `backup` has written, into a folder without a database':
    'restaura lo que escribió `backup`, en una carpeta sin base de datos',
  'Puts cursors, ledger, history and reports of a backup into a folder that has no database. The next sync of each client sends what has changed in Siesa since the backup, whatever the ledger says, because it cannot know what was sent after the backup.':
    'Pone cursores, registro, historial y reportes de una copia en una carpeta sin base de datos. La próxima sincronización de cada cliente envía lo que cambió en Siesa desde la copia, diga lo que diga el registro, porque no se puede saber qué se envió después de la copia.',
  'a file that `siesa-sync backup` has written': 'un archivo que escribió `siesa-sync backup`',
  'no sync has run since the backup: the ledger decides what is sent':
    'no hubo sincronizaciones desde la copia: el registro decide qué se envía',
};

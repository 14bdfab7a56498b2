/** Of options that several commands have, and of what the library writes. */
export const shared: Readonly<Record<string, string>> = {
  "Keeps each client's Kong or WMS equal to its Siesa.": 'Mantiene el Kong o el WMS de cada cliente igual a su Siesa.',
  'print the version': 'imprime la versión',
  'display help for command': 'muestra la ayuda del comando',
  'print one JSON document on standard output, and nothing else there':
    'imprime un documento JSON en la salida estándar, y nada más ahí',
  'language of what people read; from LANG when absent': 'idioma de lo que leen las personas; si falta, el de LANG',
  'run on this machine with the clients of this folder (or SIESA_SYNC_LOCAL)':
    'en este equipo, con los clientes de esta carpeta (o SIESA_SYNC_LOCAL)',
  'with --local: run what is deployed, against stand-ins for AWS (after `npm run build`)':
    'con --local: ejecuta lo que se despliega, contra sustitutos de AWS (después de `npm run build`)',
  'talk to this AWS environment: dev, test or prod (or SIESA_SYNC_ENV)':
    'en este entorno de AWS: dev, test o prod (o SIESA_SYNC_ENV)',
  'the folder of clients on this machine (or SIESA_SYNC_LOCAL)':
    'la carpeta de clientes en este equipo (o SIESA_SYNC_LOCAL)',
  'the folder of clients on this machine': 'la carpeta de clientes en este equipo',
  'the folder of clients; made when missing (or SIESA_SYNC_LOCAL)':
    'la carpeta de clientes; se crea si falta (o SIESA_SYNC_LOCAL)',
  'id of the client': 'identificador del cliente',
  'id of one client': 'identificador de un cliente',
  'keys as JSON, such as {"api_key": "…"}; - reads standard input':
    'claves en JSON, como {"api_key": "…"}; - lee la entrada estándar',
  'Generate shell completion scripts': 'Imprime el programa que completa comandos en la terminal',
  'Shell type for completion script': 'la terminal: bash, zsh, fish o powershell',
  'Generate completion suggestions': 'Propone cómo completar una línea',
};

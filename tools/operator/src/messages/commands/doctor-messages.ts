import type { Texts } from '../language.ts';

/** What `doctor` writes. */
export const doctorMessages = {
  'doctor/what-node': { en: 'node', es: 'node' },
  'doctor/what-folder': { en: 'folder', es: 'carpeta' },
  'doctor/what-secrets': { en: 'secrets', es: 'secretos' },
  'doctor/what-disk': { en: 'disk', es: 'disco' },
  'doctor/what-ports': { en: 'ports', es: 'puertos' },
  'doctor/what-aws': { en: 'aws', es: 'aws' },
  'doctor/node': { en: 'Node.js {version}', es: 'Node.js {version}' },
  'doctor/node-old': {
    en: 'Node.js {version} is too old: install Node.js {least} or newer',
    es: 'Node.js {version} es demasiado antiguo: instale Node.js {least} o más nuevo',
  },
  'doctor/folder-closed': {
    en: 'no file can be written in {folder}: take its permission to write, or name another folder',
    es: 'no se puede escribir ningún archivo en {folder}: obtenga permiso de escritura, o nombre otra carpeta',
  },
  'doctor/folder': { en: '{folder} can be written', es: 'se puede escribir en {folder}' },
  'doctor/folder-new': {
    en: '{dir} is not there yet, and can be made in {folder}',
    es: '{dir} todavía no existe, y se puede crear en {folder}',
  },
  'doctor/secrets': {
    en: '{files} files, each readable by its owner alone',
    es: '{files} archivos, cada uno legible solo por su dueño',
  },
  'doctor/secrets-open': {
    en: "others can read {files}: chmod -R go= '{folder}'",
    es: "otros pueden leer {files}: chmod -R go= '{folder}'",
  },
  'doctor/disk': { en: '{free} GiB free for {folder}', es: '{free} GiB libres para {folder}' },
  'doctor/disk-full': {
    en: '{disk}: make room, because each sync keeps its parts and its report there',
    es: '{disk}: haga espacio, porque cada sincronización guarda ahí sus partes y su reporte',
  },
  'doctor/ports': { en: '127.0.0.1 can be listened on', es: 'se puede escuchar en 127.0.0.1' },
  'doctor/ports-closed': {
    en: 'no port of 127.0.0.1 can be listened on ({reason}): allow it for this user',
    es: 'no se puede escuchar en ningún puerto de 127.0.0.1 ({reason}): permítalo a este usuario',
  },
  'doctor/aws': { en: 'region {region}, with credentials', es: 'región {region}, con credenciales' },
  'doctor/aws-not-needed': {
    en: 'only needed with --env. {problem}',
    es: 'solo hace falta con --env. {problem}',
  },
} as const satisfies Texts;

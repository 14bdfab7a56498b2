/** Whether a key of a bucket can be a file below a folder: its segments neither leave the folder nor vanish in a path. */
export const isFileKey = (key: string): boolean =>
  !key.includes('\0') && key.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');

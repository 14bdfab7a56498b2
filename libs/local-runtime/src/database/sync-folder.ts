import { open } from 'node:fs/promises';

/** Waits until the names in a folder are on the disk, so that a new or renamed file is still there after a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return; // Windows opens no folder, and keeps the names of a file with it
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

import { afterEach } from 'vitest';
import type { EmulatedHost, EmulatedHostOptions } from '../emulated-host/emulated-host.ts';
import { openEmulatedFolder } from '../emulated-host/open-emulated-folder.ts';
import { writeTinyService, type TinyService, type TinyServiceOptions } from './write-tiny-service.ts';

/** The tiny service of the running test, and the host that runs it; both end with the test. */
export const open: { host?: EmulatedHost; service?: TinyService } = {};

/** Opens a emulated host over a tiny service. */
export const aHost = async (service: TinyServiceOptions, options: EmulatedHostOptions = {}): Promise<EmulatedHost> => {
  open.service = await writeTinyService(service);
  open.host = await openEmulatedFolder(open.service.folder, { template: open.service.template, ...options });
  return open.host;
};

afterEach(async () => {
  await open.host?.close();
  await open.service?.remove();
  delete open.host;
});

/** A Task state that runs the function and ends. */
export const task = (more: object = {}) => ({ Type: 'Task', Resource: 'FUNCTION', End: true, ...more });

import { resolve } from 'node:path';
import { createApp } from './create-app.ts';
import { removeUnusedAssets } from './remove-unused-assets.ts';

const assembly = createApp().synth();
removeUnusedAssets(assembly);
process.stdout.write(`Templates are in ${resolve(assembly.directory)}\n`);

import { createApp } from './create-app.ts';
import { removeUnusedAssets } from './remove-unused-assets.ts';

removeUnusedAssets(createApp().synth());

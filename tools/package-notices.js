// Copies the licence and the changelog into the package that npm is about to pack, because npm packs nothing from outside of its folder.
import { copyFileSync } from 'node:fs';

for (const name of ['LICENSE', 'CHANGELOG.md']) copyFileSync(new URL(`../${name}`, import.meta.url), name);

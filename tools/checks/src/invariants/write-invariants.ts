import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../documents/markdown.ts';
import { invariantsPage } from './invariants-page.ts';

writeFileSync(join(repository, 'docs/invariants.md'), invariantsPage());

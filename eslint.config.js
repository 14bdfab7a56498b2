import { FlatCompat } from '@eslint/eslintrc';
import js from '@eslint/js';
import eslintrc from './.eslintrc.json' with { type: 'json' };

// ESLint 10 reads flat configuration only: this hands it `.eslintrc.json`, where the rules are.
const compat = new FlatCompat({ baseDirectory: import.meta.dirname, recommendedConfig: js.configs.recommended });

export default compat.config(eslintrc);

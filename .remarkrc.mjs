// Shows the linter's findings in `npx remark content/sops --ext mdx` and in editors with the remark language server.
import { sopwrightPreset } from './lint-rules/remark.ts';

export default sopwrightPreset({ today: new Date().toISOString().slice(0, 10) });

import { runScript } from '../src/site/build/run-script.ts';
import { runStart } from '../src/site/build/start.ts';

await runScript(runStart);

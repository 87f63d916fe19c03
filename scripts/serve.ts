import { runScript } from '../src/site/build/run-script.ts';
import { runServe } from '../src/site/build/start.ts';

await runScript(runServe);

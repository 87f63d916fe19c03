import { runScript } from '../src/site/build/run-script.ts';
import { runBuild } from '../src/site/build/start.ts';

await runScript(runBuild);

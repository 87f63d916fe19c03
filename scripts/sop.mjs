#!/usr/bin/env node
// Plain JavaScript, so that any Node can start it: the TypeScript behind it needs Node 22.18, and `npm ci` brings Node 24.
import module, { createRequire } from 'node:module';
import path from 'node:path';

if (process.features.typescript) {
  // Halves the start of every run but the first. Not in the system's folder for all, where others could leave code.
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE || path.join(import.meta.dirname, '../node_modules/.cache/sopwright/compiled'));
  await import('./sop.ts');
} else {
  const { handOver } = await import('./hand-over.mjs');
  try {
    const node = path.join(path.dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin/node');
    await handOver(node, [import.meta.filename, ...process.argv.slice(2)]);
  } catch (cause) {
    if (cause.code !== 'MODULE_NOT_FOUND' && cause.code !== 'ENOENT') throw cause;
    console.error(`sop needs Node 22.18 or newer (this is ${process.version}), and the one that npm ci installs is not there.\n  Run npm ci in the project first.`);
    process.exitCode = 2;
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';

/** Unpacked beside the packages, so that another program's copy, whole or half, is never mistaken for ours. */
const UNPACKED = path.resolve(import.meta.dirname, '../node_modules/.cache/chromium');
const FONT_SETTINGS = path.join(UNPACKED, 'fonts.conf');
const ARGUMENTS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--disable-background-networking', '--disable-component-update'];

/**
 * Starts the headless Chromium that comes in a package, so that browser tests run on a machine without a browser.
 * Where the machine lacks the libraries that Chromium needs, those in the same package are used.
 */
export async function launchChromium(): Promise<Browser> {
  mkdirSync(UNPACKED, { recursive: true });
  process.env['TMPDIR'] = UNPACKED;
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs24.x'; // Makes the package unpack its libraries as well.
  const libraryPath = process.env['LD_LIBRARY_PATH'];
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const bundled = process.env['LD_LIBRARY_PATH'] ?? '';
  writeFileSync(FONT_SETTINGS, fontSettings());
  const launch = (libraries: string | undefined) =>
    playwright.launch({ executablePath, args: ARGUMENTS, env: environment(libraries) });
  try {
    return await launch(libraryPath);
  } catch (cause) {
    if (!String(cause).includes('error while loading shared libraries')) throw cause;
    return await launch(bundled);
  }
}

/** The package's own settings look for its fonts in /tmp; without any font, Chromium crashes on the first page. */
function fontSettings(): string {
  const folders = [path.join(UNPACKED, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join('')}<cachedir>${UNPACKED}/fonts-cache</cachedir></fontconfig>\n`;
}

function environment(libraries: string | undefined): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'LD_LIBRARY_PATH');
  return { ...Object.fromEntries(own), FONTCONFIG_FILE: FONT_SETTINGS, ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }) };
}

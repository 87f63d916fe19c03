import type { MiddlewareHandler } from 'astro';
import { shownText } from './site/shown-text.ts';

/** Whatever a page shows of the content, no control character reaches the reader. */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(shownText(await response.text()), response);
};

import { changesFeed } from '../../site/changes-feed.ts';
import { getSite } from '../../site/site-data.ts';

export async function GET(): Promise<Response> {
  return new Response(changesFeed(await getSite()), { headers: { 'Content-Type': 'application/atom+xml' } });
}

import type { APIContext } from 'astro';
import { functionPart } from '../../../site/addresses.ts';
import { changesFeed } from '../../../site/changes-feed.ts';
import { getSite } from '../../../site/site-data.ts';

export async function getStaticPaths() {
  const { functions } = await getSite();
  return functions.map(({ id }) => ({ params: { id: functionPart(id) }, props: { id } }));
}

export async function GET({ props }: APIContext<{ id: string }>): Promise<Response> {
  return new Response(changesFeed(await getSite(), { function: props.id }), { headers: { 'Content-Type': 'application/atom+xml' } });
}

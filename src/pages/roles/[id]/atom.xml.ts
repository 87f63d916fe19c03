import type { APIContext } from 'astro';
import { addressPart } from '../../../site/addresses.ts';
import { changesFeed } from '../../../site/changes-feed.ts';
import { getSite } from '../../../site/site-data.ts';

export async function getStaticPaths() {
  const { roles } = await getSite();
  return roles.ids.map((id) => ({ params: { id: addressPart(id) }, props: { id } }));
}

export async function GET({ props }: APIContext<{ id: string }>): Promise<Response> {
  return new Response(changesFeed(await getSite(), { role: props.id }), { headers: { 'Content-Type': 'application/atom+xml' } });
}

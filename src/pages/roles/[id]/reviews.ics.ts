import type { APIContext } from 'astro';
import { addressPart } from '../../../site/addresses.ts';
import { reviewsCalendar, rolesWithReviews } from '../../../site/reviews-calendar.ts';
import { getSite } from '../../../site/site-data.ts';

export async function getStaticPaths() {
  return rolesWithReviews(await getSite()).map((id) => ({ params: { id: addressPart(id) }, props: { id } }));
}

export async function GET({ props }: APIContext<{ id: string }>): Promise<Response> {
  return new Response(reviewsCalendar(await getSite(), props.id), { headers: { 'Content-Type': 'text/calendar' } });
}

import { reviewsCalendar } from '../site/reviews-calendar.ts';
import { getSite } from '../site/site-data.ts';

export async function GET(): Promise<Response> {
  return new Response(reviewsCalendar(await getSite()), { headers: { 'Content-Type': 'text/calendar' } });
}

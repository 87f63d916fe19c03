// Runs where it stands, before what follows it is painted, so that nothing moves; a classic script, served as it is.
{
  const notice = document.getElementById('sinceRead');
  const { key, marks, landed, fingerprint, more } = notice.dataset;
  const part = (name) => notice.querySelector(`[data-part="${name}"]`);
  const items = [...notice.querySelectorAll('li')];
  const order = marks.split(' ');

  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return typeof kept?.mark === 'string' && typeof kept.landed === 'string' ? kept : undefined;
    } catch {
      return undefined; // Storage may be blocked, or hold what we did not write: as on a first visit.
    }
  };
  const remember = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ mark: order[0], landed, fingerprint }));
      return true;
    } catch {
      return false;
    }
  };

  // By place where the mark is known, else by date: it is older than all marks here, or history was rewritten. A
  // rewritten history of the very text that was read is no news.
  const newsSince = (kept) => {
    const at = order.indexOf(kept.mark);
    if (at >= 0) return items.filter((item) => order.slice(0, at).includes(item.dataset.mark));
    return kept.fingerprint === fingerprint ? [] : items.filter((item) => item.dataset.landed > kept.landed);
  };

  // Another tab may hold a newer page. A day still to come is from a clock that was wrong: nothing would be news before it.
  const isFurtherOn = ({ mark, landed: at }) => !order.includes(mark) && at > landed && at <= new Date().toISOString();

  const show = () => {
    const kept = recall();
    const news = kept ? newsSince(kept) : [];
    notice.hidden = news.length === 0;
    if (news.length === 0 && !(kept && isFurtherOn(kept))) remember();
    for (const item of items) item.hidden = !news.includes(item);
    part('count').textContent = `${news.length} ${news.length === 1 ? 'update' : 'updates'}${more === 'true' && news.length === items.length ? ' or more' : ''}`;
    const reach = news.some((item) => item.dataset.severity === 'retrain') ? 'retrain' : 'notify';
    for (const words of notice.querySelectorAll('[data-reach]')) words.hidden = words.dataset.reach !== reach;
  };

  notice.querySelector('button').addEventListener('click', () => {
    part(remember() ? 'kept' : 'lost').hidden = false;
    part('news').hidden = true;
    const title = notice.querySelector('h2');
    title.textContent = 'Marked as read';
    title.focus();
  });
  // Another tab may have moved the mark meanwhile, also while this page lay in the history of its own.
  const update = () => part('news').hidden || show();
  addEventListener('storage', (event) => event.key === key && event.newValue && update());
  addEventListener('pageshow', (event) => event.persisted && update());
  show();
}

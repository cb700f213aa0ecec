// Shows how far background work is, and reloads the page once it has come to something else.
// Without this file the page reloads itself every three seconds.

const EVERY = 2000;

const look = async () => {
  const shown = document.querySelector('[data-kemajuan]');
  if (!shown) return;
  if (!document.hidden) {
    try {
      // X-Denyut: a look is not use, so it does not keep the session alive (lpse/middleware.py).
      const answer = await fetch(location.href, { headers: { 'X-Denyut': '1' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.querySelector('[data-kemajuan]');
      if (now?.dataset.kemajuan !== shown.dataset.kemajuan) {
        location.reload();
        return;
      }
      shown.querySelector('p').textContent = now.querySelector('p').textContent;
      shown.querySelector('progress').value = now.querySelector('progress').value;
    } catch {
      // No connection: the next look tries again.
    }
  }
  setTimeout(look, EVERY);
};

setTimeout(look, EVERY);

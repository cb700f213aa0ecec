// Keeps the officer's hold on a file while somebody is at its open desk; says so when it is lost.
// Without this file the hold runs out after 20 minutes, and every saved mark prolongs it.

const BEAT = 60_000;
const AWAY = 15 * 60_000; // no pointer, key or scroll for so long: nobody is there, and the hold may run out
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'];

const form = document.querySelector('form[data-klaim]');
const notice = document.querySelector('[data-klaim-lepas]');
const until = document.querySelector('[data-klaim-sampai]');
let last = Date.now();
let seen = last;
let timer;

const announceLoss = (sentence) => {
  clearInterval(timer);
  document.removeEventListener('visibilitychange', beatIfDue);
  notice.querySelector('[data-klaim-kalimat]').textContent = sentence;
  notice.hidden = false;
  // The person may be typing: the alert is read out by itself, the focus stays where it is.
};

const showUntil = (answer) => {
  until.dateTime = answer.sampai;
  until.textContent = answer.jam; // on the unit's clock, whatever this machine's zone
};

const beat = async () => {
  last = Date.now();
  let answer;
  try {
    answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form),
      // X-Denyut: a beat is not use, so it does not keep the session alive (lpse/middleware.py).
      headers: { Accept: 'application/json', 'X-Denyut': '1' },
    });
  } catch {
    return; // no connection: the next beat tries again, and the hold lasts longer than a short gap
  }
  if (answer.status === 409) announceLoss((await answer.json()).kalimat);
  else if (answer.redirected || answer.status === 403) announceLoss('Anda sudah keluar. Masuk lagi di tab lain.');
  else if (answer.ok) showUntil(await answer.json());
};

const beatIfDue = () => {
  const now = Date.now();
  if (!document.hidden && now - last >= BEAT && now - seen < AWAY) beat();
};

const noteSign = () => {
  seen = Date.now();
};

if (form && notice && until) {
  timer = setInterval(beatIfDue, BEAT / 4);
  document.addEventListener('visibilitychange', beatIfDue);
  // Captured, because a scroll within a part of the page does not bubble.
  for (const sign of SIGNS) document.addEventListener(sign, noteSign, { capture: true, passive: true });
}

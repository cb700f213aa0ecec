// Keeps the verifier's hold on a file while its desk is open and looked at; says so when it is lost.
// Without this file the hold runs out after 20 minutes, and every saved mark prolongs it.

const BEAT = 60_000;

const form = document.querySelector('form[data-klaim]');
const notice = document.querySelector('[data-klaim-lepas]');
const until = document.querySelector('[data-klaim-sampai]');
let last = Date.now();
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
      headers: { Accept: 'application/json' },
    });
  } catch {
    return; // no connection: the next beat tries again, and the hold lasts longer than a short gap
  }
  if (answer.status === 409) announceLoss((await answer.json()).kalimat);
  else if (answer.redirected || answer.status === 403) announceLoss('Anda sudah keluar. Masuk lagi di tab lain.');
  else if (answer.ok) showUntil(await answer.json());
};

const beatIfDue = () => {
  if (!document.hidden && Date.now() - last >= BEAT) beat();
};

if (form && notice && until) {
  timer = setInterval(beatIfDue, BEAT / 4);
  document.addEventListener('visibilitychange', beatIfDue);
}

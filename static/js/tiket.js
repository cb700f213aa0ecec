// One ticket: who else is here, canned answers put in by their short name, Ctrl+Enter for what is being written.
// Without this file nobody is warned, and everything else works.

const BEAT = 20_000;
const beat = document.querySelector('[data-hadir]');
const answer = document.getElementById('id_isi');
const chooser = document.querySelector('[data-sisip]');

if (beat) {
  const writing = document.getElementById('menulis');
  const initial = answer?.value ?? '';
  const tell = () => {
    if (document.visibilityState !== 'visible') return;
    writing.value = answer && answer.value !== initial ? '1' : '';
    beat.dispatchEvent(new Event('hadir'));
  };
  setInterval(tell, BEAT);
  document.addEventListener('visibilitychange', tell);
  // htmx comes with `defer`, after modules may have run: it listens once the page is loaded.
  if (document.readyState === 'complete') tell();
  else window.addEventListener('load', tell);
}

const insert = async (key, from, to) => {
  const address = answer.form.dataset.baku.replace('kunci.txt', `${key}.txt`);
  const reply = await fetch(address, { credentials: 'same-origin' });
  if (!reply.ok) return;
  answer.setRangeText(await reply.text(), from, to, 'end');
  answer.dispatchEvent(new Event('input'));
  answer.focus();
};

if (answer && chooser) {
  const known = new Set([...chooser.options].map((option) => option.value).filter(Boolean));
  chooser.addEventListener('change', () => {
    if (chooser.value) insert(chooser.value, answer.selectionStart, answer.selectionEnd);
    chooser.value = '';
  });
  answer.addEventListener('input', (event) => {
    if (event.data !== ' ') return;
    const caret = answer.selectionStart;
    const typed = /(?:^|\s)\/([a-z0-9_-]+) $/.exec(answer.value.slice(0, caret));
    if (typed && known.has(typed[1])) insert(typed[1], caret - typed[1].length - 2, caret);
  });
}

// An internal note must never go out as an answer: the key sends the form one is writing in, no other.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.ctrlKey || !event.target.matches('textarea')) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

// Logging a call by keyboard. Without this file every button of the form still does its work, one page later.

const form = document.getElementById('catat');
const search = document.getElementById('cari');
const list = document.getElementById('orang');
const output = document.getElementById('prioritas');
const priorities = JSON.parse(form.dataset.matriks);
const found = () => [...list.querySelectorAll('button[name="pilih"]')];

const pick = (button) => {
  for (const [name, value] of Object.entries(JSON.parse(button.value))) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  list.replaceChildren();
  search.value = '';
  // Whoever is known may have a ticket open: the list of those asks again.
  form.dispatchEvent(new Event('terisi'));
  form.elements.judul.focus();
};

const move = (from, step) => {
  const buttons = found();
  const next = buttons.indexOf(from) + step;
  if (next < 0) search.focus();
  else buttons[Math.min(next, buttons.length - 1)]?.focus();
};

// What is being written counts as written: the fields below follow in the order of the page.
const nextField = (field) => {
  const fields = [...form.querySelectorAll('input:not([type="hidden"]), select, textarea')].filter(
    (one) => one.getClientRects().length && (one.type !== 'radio' || one.checked),
  );
  fields[fields.indexOf(field) + 1]?.focus();
};

const send = () => {
  const answered = form.elements.jawaban.value.trim() !== '';
  form.querySelector(`[data-kirim="${answered ? 'jawaban' : ''}"]`).click();
};

const inSearch = (event) => {
  if (event.key === 'ArrowDown') move(null, 1);
  else if (event.key === 'Enter' && found().length) pick(found()[0]);
  else if (event.key !== 'Enter') return;
  event.preventDefault();
};

const inList = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') search.focus();
  else if (step) move(event.target, step);
  else return;
  event.preventDefault();
};

form.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  if (event.key === 'Enter' && event.ctrlKey) {
    event.preventDefault();
    send();
  } else if (event.target === search) inSearch(event);
  else if (list.contains(event.target)) inList(event);
  else if (event.key === 'Enter' && event.target.matches('input, select')) {
    event.preventDefault();
    nextField(event.target);
  }
});

form.addEventListener('click', (event) => {
  const button = event.target.closest('button[name="pilih"]');
  if (!button) return;
  event.preventDefault();
  pick(button);
});

form.addEventListener('change', () => {
  const key = form.elements.urgensi.value + form.elements.dampak.value;
  output.firstElementChild.textContent = priorities[key] ?? '';
});

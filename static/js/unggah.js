// The upload page: a camera beside the file chooser, photographs made smaller, a look at what will be sent, its
// progress. The form works without this file; what the portal answers is the same page either way.

import { isHeavyPicture, prepare } from './foto.js';
import { Sender } from './pengirim.js';

const MB = 1024 * 1024;
const sizeOf = (bytes) =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MB).toFixed(1).replace('.', ',')} MB`;

const KABAR = {
  judging: 'Terkirim seluruhnya. Kami sedang memeriksa berkasnya …',
  retry: (seconds) =>
    seconds ? `Sambungan terputus. Mencoba lagi dalam ${seconds} detik.` : 'Sambungan terputus. Mencoba lagi …',
  offline: 'Tidak ada sambungan. Pengiriman dilanjutkan sendiri begitu tersambung; biarkan halaman ini terbuka.',
  failed: 'Berkas belum tersimpan karena sambungannya terputus terus. Coba lagi bila sinyalnya lebih baik.',
  broken: 'Berkas belum tersimpan karena portal sedang bermasalah. Coba lagi beberapa saat lagi.',
  cancelled: 'Pengiriman dibatalkan. Berkas belum tersimpan.',
  expired:
    'Sesi Anda sudah berakhir, jadi berkas ini belum tersimpan. Isian dan berkas lain aman di draf. ' +
    'Masuk lagi di tab baru, lalu kembali ke sini dan tekan Coba lagi.',
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const samePath = (url, other) => new URL(url, location.href).pathname === new URL(other, location.href).pathname;

const readPage = (text) => new DOMParser().parseFromString(text, 'text/html');

class Upload {
  #form;
  #input;
  #submit;
  #status = element('p', { className: 'unggah__keadaan', role: 'status' });
  #look = element('div', { className: 'unggah__lihat' });
  #chosen = null; // a promise of the file as it will be sent
  #tooLarge = false;
  #sending = false;
  #sender = null;
  #panel = null;
  #expired = false;

  constructor(form) {
    this.#form = form;
    this.#input = form.querySelector('input[type="file"]');
    this.#submit = form.querySelector('button[type="submit"]');
    this.#input.after(this.#look, this.#status);
    if (matchMedia('(any-pointer: coarse)').matches) this.#offerCamera();
    this.#input.addEventListener('change', () => this.#choose(this.#input.files[0]));
    form.addEventListener('submit', (event) => this.#send(event));
    // Chosen before this script had loaded.
    if (this.#input.files.length) this.#choose(this.#input.files[0]);
  }

  // The chooser has no `capture`: that would lead straight to the camera, past the scans a phone already holds.
  #offerCamera() {
    const camera = element('input', { type: 'file', id: 'kamera', className: 'tak-tampak', accept: 'image/*' });
    camera.setAttribute('capture', 'environment');
    const label = element('label', { className: 'tombol tombol--kedua', htmlFor: 'kamera' }, 'Ambil foto');
    this.#input.after(element('div', { className: 'unggah__kamera' }, camera, label));
    camera.addEventListener('change', () => this.#choose(camera.files[0]));
  }

  // --- Choosing

  #choose(file) {
    if (this.#sending) return;
    this.#closePanel();
    this.#show(null, file && isHeavyPicture(file) ? `Menyiapkan ${file.name} …` : '');
    this.#chosen = file ? this.#prepare(file) : null;
  }

  #prepare(file) {
    const promise = prepare(file, Number(this.#input.dataset.kecilkan)).then((ready) => {
      // Another file may have been chosen while this one was being drawn.
      if (this.#chosen === promise) this.#describe(file, ready);
      return ready.file;
    });
    return promise;
  }

  #describe(original, { file, preview }) {
    const limit = Number(this.#input.dataset.maksMb);
    this.#tooLarge = file.size > limit * MB;
    // So that the form has it too, should it be sent without this script.
    const carrier = new DataTransfer();
    carrier.items.add(file);
    this.#input.files = carrier.files;
    const before = file === original ? '' : `, semula ${sizeOf(original.size)}`;
    this.#show(
      preview,
      this.#tooLarge
        ? `${file.name} berukuran ${sizeOf(file.size)}, lebih dari ${limit} MB. Pilih berkas lain.`
        : `${file.name}${before}. Akan dikirim ${sizeOf(file.size)}.`,
    );
    preview?.setAttribute('aria-label', `Pratinjau ${file.name}`);
  }

  #show(preview, text) {
    preview?.setAttribute('role', 'img');
    this.#look.replaceChildren(...(preview ? [preview] : []));
    this.#status.textContent = text;
    this.#status.classList.remove('bidang__galat');
  }

  // --- Sending

  async #send(event) {
    // An empty form goes the ordinary way: the portal's sentence says what is missing.
    if (!this.#chosen) return;
    event.preventDefault();
    if (this.#sending) return;
    this.#setSending(true);
    const file = await this.#chosen;
    if (this.#tooLarge) {
      this.#setSending(false);
      this.#status.classList.add('bidang__galat');
      this.#input.focus();
      return;
    }
    const body = new FormData(this.#form);
    body.set(this.#input.name, file, file.name);
    this.#openPanel(file);
    this.#sender = new Sender(this.#form.action, body, {
      progress: (sent, total) => this.#panel.progress(sent, total),
      judging: () => this.#panel.say(KABAR.judging, { cancel: false }),
      waiting: (seconds) =>
        this.#panel.say(Number.isFinite(seconds) ? KABAR.retry(seconds) : KABAR.offline, { cancel: true }),
      answered: (xhr) => this.#answered(xhr, body),
      failed: () => this.#stop(KABAR.failed),
    });
    this.#sender.start();
  }

  #setSending(sending) {
    this.#sending = sending;
    for (const input of this.#form.querySelectorAll('input[type="file"]')) input.disabled = sending;
    this.#submit.setAttribute('aria-disabled', String(sending));
  }

  #openPanel(file) {
    this.#closePanel();
    this.#panel = new Panel(file, {
      cancel: () => {
        this.#sender.cancel();
        this.#setSending(false);
        this.#closePanel();
        this.#status.textContent = KABAR.cancelled;
        this.#submit.focus();
      },
      again: () => this.#again(),
    });
    this.#status.textContent = '';
    this.#form.querySelector('.aksi').before(this.#panel.root);
  }

  #closePanel() {
    this.#panel?.root.remove();
    this.#panel = null;
  }

  #stop(text, link = null) {
    this.#setSending(false);
    this.#panel.stop(text, link);
  }

  async #again() {
    if (this.#expired && !(await this.#renewToken())) {
      this.#panel.say(KABAR.expired);
      return;
    }
    this.#expired = false;
    this.#form.requestSubmit(this.#submit);
  }

  // --- The answer

  #answered(xhr, body) {
    const isJson = (xhr.getResponseHeader('Content-Type') ?? '').startsWith('application/json');
    // First of all: the sign-in page, too, may answer a script with JSON.
    if (!samePath(xhr.responseURL, this.#form.action)) {
      this.#expire(xhr.responseURL);
    } else if (xhr.status === 200 && isJson) {
      location.assign(JSON.parse(xhr.responseText).tujuan);
    } else if (xhr.status === 200) {
      this.#showPage(readPage(xhr.responseText));
    } else if (xhr.status === 403) {
      this.#recover(body);
    } else {
      this.#stop(KABAR.broken);
    }
  }

  #expire(signIn) {
    this.#expired = true;
    this.#stop(KABAR.expired, signIn);
  }

  // Whoever signed in again in another tab has a new token there and the old one here.
  async #recover(body) {
    const old = body.get('csrfmiddlewaretoken');
    if ((await this.#renewToken()) && this.#form.elements.csrfmiddlewaretoken.value !== old) {
      this.#setSending(false);
      this.#form.requestSubmit(this.#submit);
    } else {
      this.#expire(location.href);
    }
  }

  // Returns whether the portal still shows this form to this person.
  async #renewToken() {
    try {
      const page = readPage(await (await fetch(location.href)).text());
      const token = page.querySelector('form[data-unggah] [name="csrfmiddlewaretoken"]');
      if (!token) return false;
      this.#form.elements.csrfmiddlewaretoken.value = token.value;
      return true;
    } catch {
      return false;
    }
  }

  // A refusal comes as the whole page, its sentences where they stand without a script.
  #showPage(page) {
    document.title = page.title;
    document.querySelector('main').replaceWith(page.querySelector('main'));
    wire();
    document.querySelector('#ringkasan-galat')?.focus();
  }
}

// How far the sending is: in percent and bytes for the eye, every quarter for the ear.
class Panel {
  #bar = element('progress', { id: 'kemajuan', max: 100, value: 0 });
  #figures = element('p', { className: 'kiriman__angka' });
  #news = element('p', { className: 'kiriman__kabar', role: 'status' });
  #quarter = element('p', { className: 'tak-tampak', role: 'status' });
  #cancel = element('button', { type: 'button', className: 'tombol tombol--kedua tombol--kecil' }, 'Batal');
  #again = element('button', { type: 'button', className: 'tombol tombol--kecil', hidden: true }, 'Coba lagi');
  #link = element('p', { hidden: true });

  constructor(file, { cancel, again }) {
    const label = element('label', { className: 'kiriman__label', htmlFor: 'kemajuan' }, `Mengirim ${file.name}`);
    const buttons = element('div', { className: 'aksi aksi--rapat' }, this.#again, this.#cancel);
    this.root = element('div', { className: 'kiriman' });
    this.root.append(label, this.#bar, this.#figures, this.#news, this.#quarter, this.#link, buttons);
    this.#cancel.addEventListener('click', cancel);
    this.#again.addEventListener('click', again);
    this.progress(0, file.size);
  }

  progress(sent, total) {
    const percent = Math.floor((sent / total) * 100);
    this.#bar.value = percent;
    this.#figures.textContent = `${percent}% (${sizeOf(sent)} dari ${sizeOf(total)})`;
    this.#news.textContent = '';
    const quarter = Math.floor(percent / 25) * 25;
    if (quarter > 0 && quarter < 100) this.#quarter.textContent = `${quarter}% terkirim`;
    this.#cancel.hidden = false;
  }

  // Once everything is sent there is nothing left to call off.
  say(text, { cancel = !this.#cancel.hidden } = {}) {
    this.#news.textContent = text;
    this.#cancel.hidden = !cancel;
  }

  stop(text, link) {
    this.say(text, { cancel: false });
    this.#again.hidden = false;
    this.#link.hidden = !link;
    if (!link) return;
    const anchor = element('a', { href: link, target: '_blank', rel: 'noopener' }, 'Masuk lagi (tab baru)');
    this.#link.replaceChildren(anchor);
  }
}

function wire() {
  const form = document.querySelector('form[data-unggah]');
  if (form) new Upload(form);
}

wire();

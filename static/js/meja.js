// The desk: a scan that can be enlarged, turned, moved and leafed through in place, and masked numbers that open on
// request. Without this file the same things are links and forms.

const PAGE = 900; // pixels: the rendition that fills the column; beyond it the largest is asked for
const LARGE = 1600;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];
const NEAR = 4; // thumbnails on either side of the page shown, as the server draws them
const LOST = 'Gambar tidak dapat dimuat. Periksa sambungan Anda, lalu coba lagi.';

document.querySelectorAll('[data-tanpa-skrip]').forEach((link) => {
  link.hidden = true;
});

// --- The scan

// A browser that keeps nothing forgets the turn, and nothing else.
const remembered = (use) => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

const startViewer = (viewer) => {
  const view = viewer.querySelector('.penampil__isi');
  const paper = viewer.querySelector('.penampil__kertas');
  const picture = paper.querySelector('img');
  const obstacle = view.querySelector('.penampil__halangan');
  const size = viewer.querySelector('[data-ukuran]');
  const { dokumen, pola, polaKecil, penuh, terakhir } = viewer.dataset;
  const memory = `putar:${location.pathname}:${dokumen}`;
  const full = Number(penuh);
  let page = Number(viewer.dataset.halaman);
  let large = view.classList.contains('is-besar');
  let zoom = large ? 1 : 0; // share of the largest rendition; 0: as wide as the column
  let turns = remembered((store) => Number(store.getItem(memory))) || 0;
  // From here on the size is set below; the classes are for browsers without scripts.
  view.classList.remove('is-besar');

  const address = (pattern, number, width) =>
    pattern.replace('/halaman/0.', `/halaman/${number}.`).replace('lebar=0', `lebar=${width}`);

  const load = () => {
    obstacle.hidden = true;
    paper.hidden = false;
    view.setAttribute('aria-busy', 'true');
    picture.src = address(pola, page, large ? LARGE : PAGE);
  };

  const explain = async () => {
    // The answer's own sentence: why the page cannot be drawn, or that it is worth trying again.
    const answer = await fetch(picture.src).catch(() => null);
    const plain = answer?.headers.get('Content-Type')?.startsWith('text/plain');
    obstacle.querySelector('p').textContent = plain ? await answer.text() : LOST;
    obstacle.hidden = false;
    paper.hidden = true;
    view.removeAttribute('aria-busy');
  };

  const fitting = (sideways, ratio) => {
    const column = view.clientWidth / (sideways ? ratio : 1);
    // A small photograph is not blown up without end.
    return Math.min(column / full, 2);
  };

  const draw = () => {
    if (!picture.naturalWidth) return;
    const sideways = turns % 2 === 1;
    const ratio = picture.naturalHeight / picture.naturalWidth;
    const share = zoom || fitting(sideways, ratio);
    const width = full * share;
    const height = width * ratio;
    const centre = [
      (view.scrollLeft + view.clientWidth / 2) / view.scrollWidth,
      (view.scrollTop + view.clientHeight / 2) / view.scrollHeight,
    ];
    paper.classList.add('is-diukur');
    picture.style.width = `${width}px`;
    picture.style.height = `${height}px`;
    picture.style.transform = `translate(-50%, -50%) rotate(${turns * 90}deg)`;
    paper.style.width = `${sideways ? height : width}px`;
    paper.style.height = `${sideways ? width : height}px`;
    size.textContent = `${Math.round(share * 100)} %`;
    view.classList.toggle('is-geser', paper.offsetWidth > view.clientWidth || paper.offsetHeight > view.clientHeight);
    view.scrollLeft = centre[0] * view.scrollWidth - view.clientWidth / 2;
    // At the column's width one reads from the top.
    view.scrollTop = zoom ? centre[1] * view.scrollHeight - view.clientHeight / 2 : 0;
    if (zoom && !large && full > PAGE && width > PAGE) {
      large = true;
      load();
    }
  };

  const step = (direction) => {
    const ratio = picture.naturalHeight / picture.naturalWidth;
    const now = zoom || fitting(turns % 2 === 1, ratio);
    const next = direction > 0 ? STEPS.find((s) => s > now + 0.01) : STEPS.findLast((s) => s < now - 0.01);
    zoom = next ?? now;
  };

  const change = {
    perbesar: () => step(1),
    perkecil: () => step(-1),
    pas: () => (zoom = 0),
    penuh: () => (zoom = 1),
    putar: () => {
      turns = (turns + 1) % 4;
      remembered((store) => store.setItem(memory, turns));
    },
    muat: load,
  };
  viewer.querySelectorAll('[data-ubah]').forEach((button) => {
    button.addEventListener('click', () => {
      change[button.dataset.ubah]();
      draw();
    });
  });

  // --- Pages, turned in place

  const links = [...viewer.querySelectorAll('.halaman-kecil a')];
  const lead = (link, number) => {
    const target = links[number - 1];
    if (target) link.href = target.href;
    else link.removeAttribute('href');
    link.setAttribute('aria-disabled', String(!target));
  };

  // The strip shows what lies near; its look was recorded with the desk. No page is fetched ahead: that would
  // put into the trail that an officer saw what nobody saw.
  const drawStrip = () => {
    links.forEach((link, index) => {
      if (index + 1 === page) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      if (Math.abs(index + 1 - page) > NEAR || link.querySelector('img')) return;
      const thumbnail = new Image();
      thumbnail.alt = '';
      thumbnail.src = address(polaKecil, index + 1, 240);
      link.prepend(thumbnail);
    });
    const kini = links[page - 1];
    const strip = kini.closest('nav');
    // Not scrollIntoView, which would move the whole page as well.
    strip.scrollTo(
      kini.offsetLeft - (strip.clientWidth - kini.offsetWidth) / 2,
      kini.offsetTop - (strip.clientHeight - kini.offsetHeight) / 2,
    );
  };

  const turnTo = (number) => {
    page = number;
    picture.alt = picture.alt.replace(/\d+$/, number);
    viewer.querySelector('[data-letak]').textContent = `Halaman ${number} dari ${terakhir}`;
    lead(viewer.querySelector('[rel=prev]'), number - 1);
    lead(viewer.querySelector('[rel=next]'), number + 1);
    // Coming back from elsewhere shows the page one was at.
    history.replaceState(null, '', links[number - 1].href);
    view.scrollTop = 0;
    load();
    drawStrip();
  };

  viewer.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const number = links.findIndex((other) => other.href === link?.href) + 1;
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    turnTo(number);
  });

  // --- Moving: scroll bars, arrow keys and fingers do it by themselves; the mouse may also pull.

  let grip = null;
  view.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button || !event.target.closest('.penampil__kertas')) return;
    grip = [event.clientX + view.scrollLeft, event.clientY + view.scrollTop];
    view.setPointerCapture(event.pointerId);
  });
  view.addEventListener('pointermove', (event) => {
    if (grip) view.scrollTo(grip[0] - event.clientX, grip[1] - event.clientY);
  });
  ['pointerup', 'pointercancel'].forEach((end) => view.addEventListener(end, () => (grip = null)));

  picture.addEventListener('load', () => {
    view.removeAttribute('aria-busy');
    draw();
  });
  picture.addEventListener('error', explain);
  new ResizeObserver(draw).observe(view);
  if (picture.complete && !picture.naturalWidth) explain();
  if (links.length) drawStrip();
};

document.querySelectorAll('[data-penampil]').forEach((viewer) => {
  // A scan behind an obstacle has no picture to work on.
  if (viewer.querySelector('.penampil__kertas')) startViewer(viewer);
});

// --- Masked numbers

const reveal = (code, { nilai, keterangan }) => {
  document.querySelectorAll(`[data-tersamar="${code}"]`).forEach((place) => {
    const button = place.parentElement.querySelector('[form="buka-nik"]');
    const pressed = button === document.activeElement;
    place.textContent = nilai;
    if (keterangan) {
      const note = document.createElement('small');
      note.className = 'redup data__keterangan';
      note.textContent = keterangan;
      place.after(note);
    }
    button.remove();
    if (pressed) place.focus();
  });
};

const form = document.getElementById('buka-nik');
form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new FormData(form),
    });
    Object.entries(await answer.json()).forEach(([code, number]) => reveal(code, number));
  } catch {
    // Signed out meanwhile, or the line is down: the page itself says so.
    form.submit();
  }
});

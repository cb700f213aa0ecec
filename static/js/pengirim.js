// Sends one form over a bad line: says how far it is, tries again by itself, can be called off.
// Sending twice is safe: the portal knows the same bytes for the same document and keeps them once.

const WAITS = [0, 1, 3, 5, 15]; // seconds before each further try
const STALLED_MS = 30_000; // no byte has moved
const SILENT_MS = 120_000; // the portal is still judging the file
const PASSING = new Set([0, 502, 503, 504]); // no answer, or a portal that is being restarted

const warnBeforeLeaving = (event) => event.preventDefault();

export class Sender {
  #xhr = null;
  #tries = 0;
  #timer = 0;
  #url;
  #body;
  #on;

  // `on` takes progress(sent, total), judging(), waiting(seconds), answered(xhr) and failed().
  constructor(url, body, on) {
    this.#url = url;
    this.#body = body;
    this.#on = on;
  }

  start() {
    this.#tries = 0;
    window.addEventListener('beforeunload', warnBeforeLeaving);
    window.addEventListener('online', this.#resume);
    window.addEventListener('offline', this.#interrupt);
    this.#attempt();
  }

  cancel() {
    this.#settle();
    this.#drop();
  }

  #resume = () => {
    if (this.#xhr) return;
    this.#tries = 0;
    this.#attempt();
  };

  // A request on a line that is gone may hang for minutes before the browser gives it up.
  #interrupt = () => {
    if (!this.#xhr) return;
    this.#drop();
    this.#later();
  };

  #attempt() {
    clearTimeout(this.#timer);
    const xhr = new XMLHttpRequest();
    this.#xhr = xhr;
    xhr.open('POST', this.#url);
    xhr.setRequestHeader('Accept', 'application/json');
    xhr.upload.onprogress = ({ loaded, total }) => {
      this.#expectNext(STALLED_MS);
      this.#on.progress(loaded, total);
    };
    xhr.upload.onload = () => {
      this.#expectNext(SILENT_MS);
      this.#on.judging();
    };
    xhr.onload = () => this.#end(xhr);
    xhr.onerror = () => this.#end(xhr);
    this.#expectNext(STALLED_MS);
    xhr.send(this.#body);
  }

  #expectNext(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#interrupt, milliseconds);
  }

  #end(xhr) {
    clearTimeout(this.#timer);
    this.#xhr = null;
    if (PASSING.has(xhr.status)) {
      this.#later();
      return;
    }
    this.#settle();
    this.#on.answered(xhr);
  }

  #later() {
    const seconds = WAITS[this.#tries++];
    if (seconds !== undefined) {
      this.#on.waiting(seconds);
      this.#timer = setTimeout(() => this.#attempt(), seconds * 1000);
    } else if (navigator.onLine) {
      this.#settle();
      this.#on.failed();
    } else {
      this.#on.waiting(Infinity);
    }
  }

  #drop() {
    const xhr = this.#xhr;
    this.#xhr = null;
    if (!xhr) return;
    xhr.upload.onprogress = xhr.upload.onload = xhr.onload = xhr.onerror = null;
    xhr.abort();
  }

  #settle() {
    clearTimeout(this.#timer);
    window.removeEventListener('beforeunload', warnBeforeLeaving);
    window.removeEventListener('online', this.#resume);
    window.removeEventListener('offline', this.#interrupt);
  }
}

// The form that starts a run: an input that can be edited, presets that write one, the same as a
// command for the terminal.

import { start } from './runs.js';
import { element } from './elements.js';

export class Starter {
  #form = document.getElementById('start');
  #input = document.getElementById('input');
  #command = document.getElementById('command');
  #answer = document.getElementById('start-answer');
  #presets = document.getElementById('presets');

  // `started` is called with the name of a run that was started.
  constructor(started) {
    this.#input.addEventListener('input', () => this.#say());
    this.#form.addEventListener('submit', async (event) => {
      event.preventDefault();
      await this.#start(started);
    });
    this.write({});
  }

  // Offers what can be made of the input that the first run had.
  offer(base) {
    const { resume, ...again } = base;
    const presets = {
      'As the first run': base,
      'Dry run': { ...again, dryRun: true },
      Incremental: { ...again, importMode: 'INCREMENTAL' },
      'One domain': { ...base, domains: (base.domains ?? ['ecommerce']).slice(0, 1) },
    };
    this.#presets.replaceChildren(...Object.entries(presets).map(([label, input]) => {
      const button = element('button', { type: 'button' }, label);
      button.addEventListener('click', () => this.write(input));
      return button;
    }));
    this.write(base);
  }

  write(input) {
    this.#input.value = JSON.stringify(input, null, 2);
    this.#say();
  }

  // Brings an input before the visitor's eyes.
  propose(input) {
    this.write(input);
    this.#form.scrollIntoView({ block: 'center' });
    this.#form.querySelector('button[type=submit]').focus();
  }

  #parsed() {
    try {
      return JSON.parse(this.#input.value);
    } catch {
      return undefined;
    }
  }

  #say() {
    const input = this.#parsed();
    const port = location.port === '8080' ? '' : ` --port ${location.port}`;
    this.#command.textContent = input === undefined
      ? 'the input is no JSON yet'
      : `./accelerator run${port} --input '${JSON.stringify(input).replaceAll("'", "'\\''")}'`;
  }

  async #start(started) {
    const input = this.#parsed();
    if (input === undefined || typeof input !== 'object' || Array.isArray(input) || input === null) {
      this.#tell('The input must be a JSON object, such as {"dryRun": true}.', 'wrong');
      return;
    }
    try {
      const name = await start(input);
      this.#tell('Started.', 'quiet');
      started(name);
    } catch (failure) {
      this.#tell(failure.message, 'wrong');
    }
  }

  #tell(text, tone) {
    this.#answer.replaceChildren(element('span', { class: `notice notice-${tone}` }, text));
  }
}

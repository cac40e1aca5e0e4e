// What the run console asks of the machine it came from.

import { ask } from './endpoint.js';

const EXECUTIONS = '/run/executions';

// The state machine's drawing, and the input that the first run was started with.
export async function machine() {
  return (await ask('/run/machine')).body;
}

// Lines of executions, the newest first.
export async function executions() {
  return (await ask(EXECUTIONS)).body;
}

// An execution: its steps, its visits, its summary when it has ended.
export async function execution(name) {
  return (await ask(`${EXECUTIONS}/${encodeURIComponent(name)}`)).body;
}

// The same with what each state read and wrote.
export async function wholeExecution(name) {
  return (await ask(`${EXECUTIONS}/${encodeURIComponent(name)}/states`)).body;
}

// Starts a run; answers its name.
export async function start(input) {
  const { body } = await ask(EXECUTIONS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ input }),
  });
  return body.name;
}

/* Commands to a run under way, and the token they need. */
(function (page) {
  'use strict';

  const { element, button, announce, on, tell, NEEDS_TOKEN } = page;

  const bar = document.getElementById('commands');
  const dialog = document.getElementById('token-dialog');
  const field = document.getElementById('token-field');
  const refusal = document.getElementById('refusal');
  let run = null;
  let state = null;
  let answer = null;

  // ---- Token ----

  /** Asks for the token; resolves to whether one was given. */
  function askToken() {
    field.value = '';
    dialog.showModal();
    field.focus();
    return new Promise((resolve) => { answer = resolve; });
  }

  function close(given) {
    dialog.close();
    if (answer) answer(given);
    answer = null;
  }

  document.getElementById('token-form').addEventListener('submit', (event) => {
    event.preventDefault();
    page.source.useToken(field.value.trim());
    close(true);
  });
  document.getElementById('token-forget').addEventListener('click', () => {
    page.source.useToken('');
    close(false);
  });
  document.getElementById('token-cancel').addEventListener('click', () => close(false));
  dialog.addEventListener('cancel', () => close(false));
  document.getElementById('token').addEventListener('click', askToken);

  // ---- Commands ----

  function refuse(line) {
    refusal.replaceChildren(element('span', {}, page.visible(line)),
      button('Close', 'Close this message', () => { refusal.hidden = true; }));
    refusal.hidden = false;
  }

  /** Sends a command, asking for a token if there is none or it is wrong; null if refused. */
  async function command(api, name, body) {
    refusal.hidden = true;
    if (!page.source.hasToken() && !(await askToken())) return null;
    for (;;) {
      try {
        return await api.command(name, body);
      } catch (refused) {
        if (!NEEDS_TOKEN.includes(refused.status)) {
          refuse(refused.message);
          return null;
        }
        refuse(refused.message);
        if (!(await askToken())) return null;
        refusal.hidden = true;
      }
    }
  }

  async function send(name, body, done) {
    const given = await run.command(name, body);
    if (!given) return;
    page.takeState({ ...state, ...given });
    tell('changed');
    announce(done);
  }

  const pause = button('Pause', 'Pause the run', () => (state.state === 'paused'
    ? send('proceed', {}, 'The run goes on') : send('pause', {}, 'The run pauses')));
  const stepOne = button('Step', 'One encounter, then pause',
    () => send('step', { encounters: 1 }, 'One encounter'));
  const stepRound = button('Step round', 'To the end of this round, then pause',
    () => send('step', { rounds: 1 }, 'One round'));
  const stop = button('Stop', 'End the run; it can be resumed', () => {
    if (stop.dataset.sure) {
      delete stop.dataset.sure;
      send('stop', {}, 'The run stops');
      return;
    }
    stop.dataset.sure = 'true';
    stop.textContent = 'Stop: sure?';
    setTimeout(() => { delete stop.dataset.sure; stop.textContent = 'Stop'; }, 4000);
  });
  pause.id = 'pause';
  stepOne.id = 'step';
  stepRound.id = 'step-round';
  stop.id = 'stop';
  bar.append(pause, stepOne, stepRound, stop);

  function show() {
    bar.hidden = !run || !run.canCommand || !run.isUnderWay();
    document.getElementById('token').hidden = !run || !run.canCommand;
    if (bar.hidden || !state) return;
    const isPaused = state.state === 'paused';
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    pause.setAttribute('aria-label', isPaused ? 'Let the run go on' : 'Pause the run');
  }

  on('run', (given) => { [run, state] = [given, null]; show(); });
  on('state', (given) => { state = given; show(); });

  Object.assign(page, { command, askToken });
})(window.murmuration = window.murmuration || {});

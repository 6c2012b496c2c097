/* What is looked at: an agent, an entry, or a list of agents. One at a time, with a way back. */
(function (page) {
  'use strict';

  const { element, button, on, tell } = page;

  const place = document.getElementById('pane-look');
  const past = [];
  let current = null;
  let run = null;

  /** Shows it; what was shown before can be gone back to. */
  function look(next) {
    if (current && JSON.stringify(current) !== JSON.stringify(next)) past.push(current);
    if (past.length > 30) past.shift();
    show(next);
    tell('pane', 'look');
  }

  async function show(next) {
    current = next;
    const body = element('div', { class: 'body' });
    place.replaceChildren(bar(), body);
    try {
      if (next.kind === 'agent') await page.showAgent(run, next.agent, body, () => current === next);
      else if (next.kind === 'entry') await page.showEntry(run, next.index, body);
      else await page.showAgents(run, body, next);
    } catch (refused) {
      body.replaceChildren(element('p', { class: 'problem' }, page.visible(refused.message)));
    }
  }

  function bar() {
    const back = button('Back', 'Back to what was shown before', () => {
      const before = past.pop();
      if (before) show(before);
    });
    back.disabled = past.length === 0;
    const all = button('All agents', 'List the agents', () => look({ kind: 'agents' }));
    const field = element('input', { type: 'number', min: '0', inputmode: 'numeric',
      id: 'agent-number', placeholder: 'agent', 'aria-label': 'Number of an agent' });
    const form = element('form', { class: 'inline' }, field,
      element('button', { type: 'submit' }, 'Look'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (field.value !== '') tell('select-agent', Number(field.value));
    });
    return element('div', { class: 'head' }, element('div', { class: 'actions' }, back, all), form);
  }

  on('run', (given) => {
    run = given;
    past.length = 0;
    current = null;
    place.replaceChildren();
  });
  on('pane-shown', (pane) => { if (pane === 'look' && !current) show({ kind: 'agents' }); });
  on('select-agent', (agent) => look({ kind: 'agent', agent }));
  on('select-entry', (index) => look({ kind: 'entry', index }));
  on('select-group', (group) => look({ kind: 'group', name: group.name, agents: group.agents }));
})(window.murmuration = window.murmuration || {});
